import { type FieldOptions, field } from './field.js';
import type { FieldCheck, FieldFault } from './field-fault.js';

export interface NumberOptions extends FieldOptions {
  readonly min?: number;
  readonly max?: number;
}

const WHOLE = /^(?:0|-?[1-9]\d{0,15})$/;
const DECIMAL = /^-?(?:0|[1-9]\d{0,15})(?:\.\d{1,15})?$/;

function within(value: number, { min, max }: NumberOptions): FieldFault | undefined {
  if (min !== undefined && value < min) return { rule: 'TooSmall', params: { min } };
  if (max !== undefined && value > max) return { rule: 'TooLarge', params: { max } };
  return undefined;
}

const bounds = ({ min, max }: NumberOptions) => ({
  ...(min !== undefined && { minimum: min }),
  ...(max !== undefined && { maximum: max }),
});

const wholeCheck =
  (options: NumberOptions): FieldCheck =>
  (value) =>
    Number.isSafeInteger(value) ? within(value as number, options) : { rule: 'NotWhole' };

const numberCheck =
  (options: NumberOptions): FieldCheck =>
  (value) =>
    typeof value === 'number' && Number.isFinite(value) ? within(value, options) : { rule: 'NotANumber' };

/** A whole number; never its text, except in a query, where it is written without sign, zeros or exponent. */
export const Whole = (options: NumberOptions = {}): PropertyDecorator =>
  field(
    {
      check: wholeCheck(options),
      schema: { type: 'integer', ...bounds(options) },
      read: (text) => (WHOLE.test(text) ? Number(text) : text),
    },
    options,
  );

/** A finite number. */
export const Num = (options: NumberOptions = {}): PropertyDecorator =>
  field(
    {
      check: numberCheck(options),
      schema: { type: 'number', ...bounds(options) },
      read: (text) => (DECIMAL.test(text) ? Number(text) : text),
    },
    options,
  );
