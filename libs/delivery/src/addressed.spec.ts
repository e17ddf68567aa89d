import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasId, type IdRuns, withId } from './addressed.js';
import { evolveDelivery, noDelivery } from './state.js';

const addressed = (notice: string) =>
  ({
    type: 'NoticeAddressed',
    data: {
      by: 'clock',
      person: 'wang',
      notice,
      problem: 'p',
      urgent: false,
      sendAt: null,
      inboxOnly: 'noAddress',
      nextAt: null,
    },
  }) as const;

const id = fc.stringMatching(/^[0-9a-f]{1,3}$/);

describe('the notices that were ever addressed to somebody', () => {
  it('are known, and no others are, in whatever order they came', () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 200 }), id, (ids, other) => {
        const runs = ids.reduce<IdRuns>(withId, []);
        for (const one of ids) expect(hasId(runs, one)).toBe(true);
        expect(hasId(runs, other)).toBe(ids.includes(other));
        expect(JSON.parse(JSON.stringify(runs))).toEqual(runs);
      }),
    );
  });

  it('are copied a few times each while a long stream is folded, and not once for every later one', () => {
    const n = 4_096;
    let state = noDelivery;
    let copied = 0;
    for (let nth = 0; nth < n; nth += 1) {
      const before = new Set<unknown>(state.addressed);
      // Spread out, so that they do not come in order.
      state = evolveDelivery(state, addressed(`n${(nth * 2_654_435_761) % 2 ** 32}`));
      for (const run of state.addressed) if (!before.has(run)) copied += run.length;
    }
    expect(state.addressed.flat()).toHaveLength(n);
    expect(copied).toBeLessThanOrEqual(n * (Math.log2(n) + 1));
  });
});
