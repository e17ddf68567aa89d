import { type FieldOptions, field } from './field.js';
import type { FieldCheck } from './field-fault.js';

export const codeCheck = (codes: readonly string[]): FieldCheck => {
  const known = new Set<unknown>(codes);
  return (value) =>
    known.has(value) ? undefined : { rule: 'NotOneOf', params: { codes: codes.join(', ') } };
};

/** One of a closed list of codes. */
export const Code = (codes: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  field({ check: codeCheck(codes), schema: { type: 'string', enum: [...codes] } }, options);
