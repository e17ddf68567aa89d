import type { Blindness } from './blindness.js';
import type { Verdict } from './oracle.js';
import { isWell, simulateYear } from './simulate-year.js';

export interface Suffered {
  readonly years: number;
  readonly outcomes: number;
  readonly missed: number;
  readonly early: number;
  readonly double: number;
  readonly late: number;
  readonly other: number;
  /** Years that did not go as promised, with their seeds. */
  readonly wrong: readonly { readonly seed: number; readonly verdict: Verdict }[];
}

/** Plays years one after the other; the n-th has the seed `seed + n`. */
export async function sufferYears(years: number, seed: number, blind: Blindness = 'none'): Promise<Suffered> {
  const sums = { outcomes: 0, missed: 0, early: 0, double: 0, late: 0, other: 0 };
  const wrong: { seed: number; verdict: Verdict }[] = [];
  for (let n = 0; n < years; n += 1) {
    const verdict = await simulateYear(seed + n, blind);
    sums.outcomes += verdict.outcomes;
    for (const kind of ['missed', 'early', 'double', 'late', 'other'] as const)
      sums[kind] += verdict[kind].length;
    if (!isWell(verdict)) wrong.push({ seed: seed + n, verdict });
  }
  return { years, ...sums, wrong };
}
