import { describe, expect, it } from '@jest/globals';
import { forgeries } from './forging.js';
import { honestGrowth } from './honest.js';
import { rewrites } from './rewriting.js';
import { everyBit, everyChange, storedEvents } from './tampering.js';

// The same with larger numbers is a command of its own: see docs/testing.md.
describe('the proofs', () => {
  it('show every single bit of an event that is turned, and which event it is', () => {
    const { tried, missed } = everyBit(storedEvents(12));
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(20_000);
  });

  it('show every drop, insert, repeat, swap, cut and roll-back, and where it is', () => {
    expect(everyChange(storedEvents(150)).missed).toEqual([]);
  });

  it('are never forged', () => {
    expect(forgeries(9_000, 1).missed).toEqual([]);
  });

  it('let a witness refuse every rewritten and every shortened log that its own key signed', () => {
    expect(rewrites(40, 1).missed).toEqual([]);
  });

  it('never raise an alarm over an honest log', () => {
    expect(honestGrowth(30_000).missed).toEqual([]);
  });
});
