import { describe, expect, it } from '@jest/globals';
import { rankTest } from './rank-test.js';

const run = (length: number, of: (at: number) => number): readonly number[] =>
  Array.from({ length }, (_, at) => of(at));

describe('the comparison of two samples by ranks', () => {
  it('finds nothing between a sample and itself, whatever its ties', () => {
    for (const sample of [run(100, (at) => at), run(100, (at) => at % 3), run(50, () => 1)])
      expect(rankTest(sample, sample)).toMatchObject({ superiority: 0.5, p: expect.closeTo(1, 6) });
  });

  it('finds what is larger', () => {
    const { superiority, p } = rankTest(
      run(500, (at) => at % 100),
      run(500, (at) => (at % 100) + 10),
    );
    expect(superiority).toBeGreaterThan(0.55);
    expect(p).toBeLessThan(1e-4);
    expect(rankTest([1, 2, 3], [4, 5, 6]).superiority).toBe(1);
  });

  it('agrees with a table: U = 2 of two samples of five is 0.0283 by the normal approximation', () => {
    const { superiority, p } = rankTest([1, 2, 3, 4, 7], [5, 6, 8, 9, 10]);
    expect(superiority).toBeCloseTo(23 / 25, 10);
    expect(p).toBeCloseTo(0.0283, 4);
  });
});
