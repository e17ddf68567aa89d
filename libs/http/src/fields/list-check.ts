import type { FieldOptions } from './field.js';
import type { FieldCheck, FieldFault } from './field-fault.js';

export interface ListOptions extends FieldOptions {
  /** Fewest items, 0 unless told. */
  readonly minItems?: number;
  /** Most items, 100 unless told. */
  readonly maxItems?: number;
}

/** A list whose items all pass `item`; `distinct` refuses the second of two equal items. */
export const listCheck =
  (item: FieldCheck, { minItems = 0, maxItems = 100 }: ListOptions, distinct: boolean): FieldCheck =>
  (value): FieldFault | undefined => {
    if (!Array.isArray(value)) return { rule: 'NotAList' };
    if (value.length < minItems) return { rule: 'TooFewItems', params: { min: minItems } };
    if (value.length > maxItems) return { rule: 'TooManyItems', params: { max: maxItems } };
    const seen = new Set<unknown>();
    for (const [index, one] of value.entries()) {
      const fault = item(one);
      if (fault) return { ...fault, item: index };
      if (distinct && seen.has(one)) return { rule: 'RepeatedItem', item: index };
      seen.add(one);
    }
    return undefined;
  };

export const listBounds = ({ minItems = 0, maxItems = 100 }: ListOptions) => ({ minItems, maxItems });
