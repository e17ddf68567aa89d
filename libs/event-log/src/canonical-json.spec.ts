import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('10', '9', '01', '-1', '__proto__', 'constructor', 'toJSON', 'ö', '😀', 'ﬃ', 'a', 'A', ''),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(names, tie('value')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

describe('canonical JSON', () => {
  it('is, byte for byte, what the library of RFC 8785 writes', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(canonicalJson(one)).toBe(canonicalize(one));
      }),
      { numRuns: 3_000 },
    );
  });

  it('gives integers as names their place among texts, not in front', () => {
    expect(canonicalJson({ '9': 1, '10': 2, '-': 3 })).toBe('{"-":3,"10":2,"9":1}');
  });

  it('has no text for what JSON cannot say', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    for (const one of [1n, Number.NaN, { a: Number.POSITIVE_INFINITY }, circular, undefined])
      expect(canonicalJson(one)).toBeUndefined();
  });
});
