import type { Answer } from './recording.js';

/** Puts for each position its rank among all of them, and leaves out what is undefined. */
export function byRank(answers: readonly Answer[]): readonly Answer[] {
  const found = new Set<bigint>();
  visit(answers, (position) => {
    found.add(position);
    return 0;
  });
  const ranks = new Map(
    [...found].sort((a, b) => (a < b ? -1 : 1)).map((position, rank) => [position, rank]),
  );
  return visit(answers, (position) => ranks.get(position) ?? -1) as readonly Answer[];
}

function visit(value: unknown, change: (position: bigint) => number): unknown {
  if (typeof value === 'bigint') return change(value);
  if (Array.isArray(value)) return value.map((item) => visit(item, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, visit(item, change)]),
  );
}
