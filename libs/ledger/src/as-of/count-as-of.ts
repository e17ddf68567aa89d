import { type Count, type CountProblems, countedBy } from '../counts/count-problems.js';
import type { Past } from '../past/choose-events.js';
import { linesAsOf } from './lines-as-of.js';
import type { PastFile } from './past-file.js';
import { type Place, placeOf } from './place.js';

/** The counts of the ledger as they stood. */
export interface CountAsOf extends Omit<CountProblems, 'today'> {
  readonly past: Past;
  /** The instant of asking, UTC. */
  readonly now: string;
}

/** Stands between two values; in none of them, and before all that is. */
const between = '\u0001';

/** What a place is called in an answer. */
export type PlaceTold = Pick<Place, 'day'> & { readonly position: string };

export const told = ({ position, day }: Place): PlaceTold => ({ position: String(position), day });

/** How many problems had each value, or each pair of values, at one place. */
export function countAt(
  file: PastFile,
  place: Place,
  { by, filter = {}, grant }: Omit<CountAsOf, 'past' | 'now'>,
): readonly Count[] {
  const key = countedBy(by, place.day).join(` || '${between}' || `);
  const lines = linesAsOf(file, place, { filter, grant }, `sum(tally(${key}))`);
  if (lines === null) return [];
  return [...file.tallied(lines)]
    .map(([values, count]) => ({ values: values.split(between), count }))
    .sort((a, b) => (a.values.join(between) < b.values.join(between) ? -1 : 1));
}

/** How many problems had each value, or each pair of values, at a point in the past. @throws InvalidQuery */
export async function countAsOf(
  file: PastFile,
  { past, now, ...asked }: CountAsOf,
): Promise<{ readonly place: PlaceTold; readonly cells: readonly Count[] }> {
  const place = await placeOf(file, past, now);
  return { place: told(place), cells: countAt(file, place, asked) };
}
