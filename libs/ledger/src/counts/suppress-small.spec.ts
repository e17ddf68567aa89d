import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, suppressSmall } from './suppress-small.js';

const cells = (counts: Readonly<Record<string, number>>): readonly Cell[] =>
  Object.entries(counts).map(([value, count]) => ({ value, count }));

describe('small counts', () => {
  it('are left out like none, with a total that is small itself', () => {
    const none = { total: null, cells: [], rest: 0 };
    expect(suppressSmall([], 5)).toEqual(none);
    expect(suppressSmall(cells({ a: 1 }), 5)).toEqual(none);
    expect(suppressSmall(cells({ a: 2, b: 2 }), 5)).toEqual(none);
    expect(suppressSmall(cells({ a: 5 }), 5)).toEqual({ total: 5, cells: cells({ a: 5 }), rest: 0 });
  });

  it('take another one with them where the total would give them back', () => {
    expect(suppressSmall(cells({ a: 9, b: 6, c: 3 }), 5)).toEqual({
      total: 18,
      cells: cells({ a: 9 }),
      rest: 9,
    });
    expect(suppressSmall(cells({ a: 9, b: 3, c: 3 }), 5)).toEqual({
      total: 15,
      cells: cells({ a: 9 }),
      rest: 6,
    });
    expect(suppressSmall(cells({ a: 6, b: 3 }), 5)).toEqual({ total: 9, cells: [], rest: 9 });
  });

  const tables = fc
    .array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 })
    .map((counts) => counts.map((count, at) => ({ value: `v${at}`, count })));
  const thresholds = fc.integer({ min: 2, max: 8 });

  it('are in nothing that is told, nor in any difference of what is told', () => {
    fc.assert(
      fc.property(tables, thresholds, (counted, threshold) => {
        const { total, cells: shown, rest } = suppressSmall(counted, threshold);
        const told = [...shown.map(({ count }) => count), ...(total === null ? [] : [total])];
        for (const count of told) expect(count).toBeGreaterThanOrEqual(threshold);
        const sum = shown.reduce((all, { count }) => all + count, 0);
        expect((total ?? 0) - sum).toBe(rest);
        expect(rest === 0 || rest >= threshold).toBe(true);
      }),
    );
  });

  it('do not tell one value from another that is left out: any way to share out the rest is told alike', () => {
    fc.assert(
      fc.property(tables, thresholds, (counted, threshold) => {
        const told = suppressSmall(counted, threshold);
        const small = counted.filter(({ count }) => count > 0 && count < threshold);
        // A value nobody has in the place of one that few have: the same is told.
        const renamed = counted.map((cell) => (cell === small[0] ? { ...cell, value: 'another' } : cell));
        expect(suppressSmall(renamed, threshold)).toEqual(told);
      }),
    );
  });
});
