import { type FieldOptions, field } from './field.js';
import type { FieldCheck } from './field-fault.js';

export interface CodeTextOptions extends FieldOptions {
  /** Longest code, 64 unless told. */
  readonly max?: number;
}

const CODE = /^[A-Za-z][A-Za-z0-9._-]*$/;

export const codeTextCheck =
  ({ max = 64 }: CodeTextOptions): FieldCheck =>
  (value) =>
    typeof value === 'string' && value.length <= max && CODE.test(value)
      ? undefined
      : { rule: 'NotACode', params: { max } };

/** A code from an open list, such as a category that a campaign defines; plain ASCII, so no look-alikes. */
export const CodeText = (options: CodeTextOptions = {}): PropertyDecorator =>
  field(
    {
      check: codeTextCheck(options),
      schema: { type: 'string', pattern: CODE.source, maxLength: options.max ?? 64 },
    },
    options,
  );
