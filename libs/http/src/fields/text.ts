import { type FieldOptions, field } from './field.js';
import type { FieldCheck, FieldFault } from './field-fault.js';

export interface TextOptions extends FieldOptions {
  /** Characters (code points), 1 unless told; 0 lets the text be empty. */
  readonly min?: number;
  /** Characters (code points), 200 unless told. */
  readonly max?: number;
  /** Prose: line breaks and tabs are accepted, and so is what scripts need to join letters. */
  readonly multiline?: boolean;
}

const LINE_BREAK = /[\t\n]/;
/** Default-ignorable characters; variation selectors stay, since names are written with them. */
const INVISIBLE = /(?![\ufe00-\ufe0f\u{e0100}-\u{e01ef}])\p{Default_Ignorable_Code_Point}/u;

/** Characters as a reader counts them; the cheap bound decides most texts. */
function isLonger(text: string, max: number): boolean {
  if (text.length <= max) return false;
  if (text.length > max * 2) return true;
  return [...text].length > max;
}

export const textCheck =
  ({ min = 1, max = 200, multiline = false }: TextOptions): FieldCheck =>
  (value): FieldFault | undefined => {
    if (typeof value !== 'string') return { rule: 'NotText' };
    if (isLonger(value, max)) return { rule: 'TextTooLong', params: { max } };
    if (min > 0 && value.trim() === '') return { rule: 'TextBlank' };
    if (min > 1 && !isLonger(value, min - 1)) return { rule: 'TextTooShort', params: { min } };
    if (multiline) return undefined;
    if (LINE_BREAK.test(value)) return { rule: 'LineBreak' };
    const point = INVISIBLE.exec(value)?.[0].codePointAt(0);
    if (point === undefined) return undefined;
    return {
      rule: 'InvisibleCharacter',
      params: { codePoint: `U+${point.toString(16).toUpperCase().padStart(4, '0')}` },
    };
  };

/** Text of `min` to `max` characters, on one line unless `multiline`. */
export const Text = (options: TextOptions = {}): PropertyDecorator =>
  field(
    {
      check: textCheck(options),
      schema: { type: 'string', minLength: options.min ?? 1, maxLength: options.max ?? 200 },
    },
    options,
  );
