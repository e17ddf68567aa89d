import { expect, it } from '@jest/globals';
import { type Weight, weightOf } from './weight.js';

const at = (length: number, state: unknown = {}) =>
  ({ stream: 's', state, revision: '0', handRevision: '0', length }) as const;
const large = 'x'.repeat(100 * 1_024);

it('is taken to be a kilobyte for each event where there are few', () => {
  expect(weightOf(at(1, large)).kilobytes).toBe(2);
  expect(weightOf(at(63, large)).kilobytes).toBe(64);
});

it('is that of the state where there are many', () => {
  expect(weightOf(at(64)).kilobytes).toBe(2);
  expect(weightOf(at(64, large)).kilobytes).toBeGreaterThanOrEqual(101);
});

it('is found again when a quarter more events have come, and not before', () => {
  const before: Weight = weightOf(at(100));
  expect(weightOf(at(124, large), before)).toBe(before);
  expect(weightOf(at(125, large), before).kilobytes).toBeGreaterThanOrEqual(101);
  // A stream that was read anew from its beginning is another one.
  expect(weightOf(at(99, large), before).kilobytes).toBeGreaterThanOrEqual(101);
});
