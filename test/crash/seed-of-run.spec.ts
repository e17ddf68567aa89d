import { describe, expect, it } from '@jest/globals';
import { seeded } from './random.js';
import { seedOfRun } from './seed-of-run.js';

describe('the seed of a run', () => {
  it('is the one that was given, so that the run is the same again', () => {
    expect(seedOfRun('7')).toBe(7);
    const [first, again] = ['7', '7'].map((given) => seeded(seedOfRun(given)));
    expect(first?.()).toBe(again?.());
  });

  it('is another each time when none is given, and one that can be given', () => {
    const seeds = Array.from({ length: 20 }, () => seedOfRun(''));
    expect(new Set(seeds).size).toBeGreaterThan(1);
    for (const seed of seeds) expect(seedOfRun(String(seed))).toBe(seed);
  });

  it.each(['seven', '1.5', '-1', '4294967296'])('is not %s', (given) => {
    expect(() => seedOfRun(given)).toThrow(RangeError);
  });
});
