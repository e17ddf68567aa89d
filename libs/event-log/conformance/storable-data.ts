import { findUnstorable, type JsonObject } from '@xiaohao/event-log';
import fc from 'fast-check';

/** Any JSON object that an event may carry, odd names and texts among them. */
export const storableData: fc.Arbitrary<JsonObject> = fc
  .dictionary(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('10', '9', '__proto__', '"\\', '€', '😀')),
    fc.jsonValue({ stringUnit: 'grapheme' }),
  )
  .map((object): JsonObject => JSON.parse(JSON.stringify(object)))
  .filter((object) => findUnstorable(object) === undefined);
