import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Buckets } from './buckets.js';

describe('a bucket of tokens', () => {
  it('lets a minute’s quota through at once and then no more, and says how long to wait', () => {
    const buckets = new Buckets(60);
    const taken = Array.from({ length: 61 }, () => buckets.take('a', 0));
    expect(taken.map(({ allowed }) => allowed)).toEqual([...Array(60).fill(true), false]);
    expect(taken[0]).toEqual({ allowed: true, remaining: 59, full: 1, next: 0 });
    expect(taken[60]).toEqual({ allowed: false, remaining: 0, full: 60, next: 1 });
  });

  it('fills again as time goes by, and never beyond its quota', () => {
    const buckets = new Buckets(60);
    for (let n = 0; n < 61; n += 1) buckets.take('a', 0);
    expect([buckets.take('a', 999).allowed, buckets.take('a', 1_000).allowed]).toEqual([false, true]);
    expect(buckets.take('a', 10_000_000).remaining).toBe(59);
  });

  it('is nobody else’s', () => {
    const buckets = new Buckets(2);
    for (let n = 0; n < 100; n += 1) buckets.take('noisy', 0);
    expect(buckets.take('quiet', 0)).toMatchObject({ allowed: true, remaining: 1 });
  });

  it('is forgotten behind twenty thousand others, so that no flood of names fills the memory', () => {
    const buckets = new Buckets(1);
    const isFull = () => buckets.take('first', 0).allowed;
    expect([isFull(), isFull()]).toEqual([true, false]);
    for (let n = 1; n < 20_000; n += 1) buckets.take(`other ${n}`, 0);
    expect(isFull()).toBe(false);
    for (let n = 0; n < 20_000; n += 1) buckets.take(`another ${n}`, 0);
    expect(isFull()).toBe(true);
  });

  it('never lets through more than its quota and what has flowed in since', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 300 }),
        (quota, pauses) => {
          const buckets = new Buckets(quota);
          let now = 0;
          let allowed = 0;
          for (const pause of pauses) {
            now += pause;
            if (buckets.take('a', now).allowed) allowed += 1;
          }
          expect(allowed).toBeLessThanOrEqual(quota + (now * quota) / 60_000 + 1e-6);
        },
      ),
    );
  });

  it('that says wait so long lets one through after that', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), (quota) => {
        const buckets = new Buckets(quota);
        let { next, allowed } = buckets.take('a', 0);
        while (allowed) ({ next, allowed } = buckets.take('a', 0));
        expect(buckets.take('a', next * 1_000).allowed).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
