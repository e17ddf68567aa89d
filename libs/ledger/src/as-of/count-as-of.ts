import { type Count, type CountProblems, countedBy } from '../counts/count-problems.js';
import type { Past } from '../past/choose-events.js';
import { linesAsOf } from './lines-as-of.js';
import type { PastFile } from './past-file.js';
import { type Place, placeOf } from './place.js';

/** The counts of the ledger as they stood. */
export interface CountAsOf extends CountProblems {
  readonly past: Past;
  /** The instant of asking, UTC. */
  readonly now: string;
  /** Overdue on the day of the point. */
  readonly overdue?: boolean;
}

/** What a place is called in an answer. */
export type PlaceTold = Pick<Place, 'day'> & { readonly position: string };

export const told = ({ position, day }: Place): PlaceTold => ({ position: String(position), day });

/** How many problems had each value, or each pair of values, at one place. */
export function countAt(
  file: PastFile,
  place: Place,
  { by, filter = {}, grant, overdue }: Omit<CountAsOf, 'past' | 'now'>,
): readonly Count[] {
  const [first = '', second = "''"] = countedBy(by);
  const counted = `${first} AS first, ${second} AS second, count(*) AS count`;
  const asked = { filter, grant, ...(overdue === undefined ? {} : { overdue }) };
  const lines = linesAsOf(file, place, asked, counted, ' GROUP BY 1, 2');
  if (lines === null) return [];
  return file.ledger
    .all<{ first: string; second: string; count: number }>(
      `SELECT first, second, sum(count) AS count FROM (${lines.sql}) GROUP BY 1, 2 ORDER BY 1, 2`,
      ...lines.values,
    )
    .map((row) => ({ values: by.length === 1 ? [row.first] : [row.first, row.second], count: row.count }));
}

/** How many problems had each value, or each pair of values, at a point in the past. @throws InvalidQuery */
export async function countAsOf(
  file: PastFile,
  { past, now, ...asked }: CountAsOf,
): Promise<{ readonly place: PlaceTold; readonly cells: readonly Count[] }> {
  const place = await placeOf(file, past, now);
  return { place: told(place), cells: countAt(file, place, asked) };
}
