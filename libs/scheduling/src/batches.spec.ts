import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { batchesOf } from './batches.js';

const [one, other] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'];
const itemsOf = (ids: readonly string[], dueAt = one) => ids.map((id) => ({ id, dueAt }));
const ids = fc.uniqueArray(fc.uuid(), { maxLength: 300 });

describe('batches', () => {
  it('hold every item once, in order, those of one instant together and never many', () => {
    fc.assert(
      fc.property(ids, ids, (early, late) => {
        const items = [...itemsOf(early), ...itemsOf(late, other)];
        const batches = batchesOf(items);
        expect(batches.flatMap((batch) => itemsOf(batch.ids, batch.dueAt))).toEqual(items);
        expect(Math.max(0, ...batches.map((batch) => batch.ids.length))).toBeLessThanOrEqual(32);
      }),
    );
  });

  it('put several together', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => `problem-${n}`);
    expect(batchesOf(itemsOf(many)).length).toBeLessThan(150);
  });

  it('stay mostly what they were when one item is gone', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => `problem-${n}`);
    const names = (of: readonly string[]) => batchesOf(itemsOf(of)).map((batch) => batch.ids.join());
    const before = new Set(names(many));
    const others = names(many.toSpliced(500, 1)).filter((name) => !before.has(name));
    expect(others.length).toBeLessThanOrEqual(3);
  });
});
