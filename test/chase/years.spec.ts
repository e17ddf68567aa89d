import { describe, expect, it } from '@jest/globals';
import type { Blindness } from './blindness.js';
import { sufferYears } from './suffer-years.js';

const seed = Math.floor(Math.random() * 2 ** 31);
const none = { missed: 0, early: 0, double: 0, late: 0, other: 0, wrong: [] };

describe(`two thousand years in which everything breaks (seed ${seed})`, () => {
  it.each([0, 1, 2, 3, 4])(
    'miss nothing, are never early, do nothing twice, and are at most a minute late (part %i)',
    async (part) => {
      const { years, outcomes, ...faults } = await sufferYears(400, seed + part * 400);
      expect(faults).toEqual(none);
      expect(outcomes).toBeGreaterThan(years * 20);
    },
    240_000,
  );

  const blindness: readonly (readonly [Blindness, keyof typeof none])[] = [
    ['forgetsOutcomes', 'double'],
    ['neverSweeps', 'missed'],
    ['trustsTheHost', 'early'],
  ];
  it.each(blindness)('are found out when the house %s', async (blind, kind) => {
    const { [kind]: found } = await sufferYears(40, 1, blind);
    expect(found).toBeGreaterThan(0);
  });
});
