/** One value with how many matters have it. */
export interface Cell {
  readonly value: string;
  readonly count: number;
}

/** What may be told of a table of counts. */
export interface SuppressedCounts {
  /** All matters together; null where there are fewer than the threshold, none included. */
  readonly total: number | null;
  /** Values with at least the threshold, in order; a value that is not here has few, or none, or was held back. */
  readonly cells: readonly Cell[];
  /** Those of all values that are not shown: none, or at least the threshold. */
  readonly rest: number;
}

/**
 * Holds small counts back. A value with fewer matters than `threshold` is left out like one that has none. Since the
 * total less what is shown would give what is left out, that rest is kept at none or at least the threshold: the
 * smallest values that could be shown are left out as well until it is (complementary suppression).
 */
export function suppressSmall(counted: readonly Cell[], threshold: number): SuppressedCounts {
  const all = counted.reduce((sum, { count }) => sum + count, 0);
  if (all < threshold) return { total: null, cells: [], rest: 0 };
  const large = counted.filter(({ count }) => count >= threshold);
  const ascending = large.toSorted((a, b) => a.count - b.count || (a.value < b.value ? -1 : 1));
  let rest = all - large.reduce((sum, { count }) => sum + count, 0);
  const held = new Set<Cell>();
  for (const cell of ascending) {
    if (rest === 0 || rest >= threshold) break;
    held.add(cell);
    rest += cell.count;
  }
  return { total: all, cells: large.filter((cell) => !held.has(cell)), rest };
}
