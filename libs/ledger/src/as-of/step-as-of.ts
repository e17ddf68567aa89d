import type { Count } from '../counts/count-problems.js';
import type { Point } from '../past/point.js';
import { type CountAsOf, countAt, type PlaceTold, told } from './count-as-of.js';
import { linesBetween } from './lines-as-of.js';
import type { PastFile } from './past-file.js';
import { movements } from './past-tables.js';
import { type Place, placeOf } from './place.js';

/** How many problems came, went and came back within a step; each entry counts, as the line stood after it. */
export interface Movements {
  readonly opened: number;
  readonly closed: number;
  readonly reopened: number;
  readonly withdrawn: number;
  readonly merged: number;
}

/** The counts at the end of a step, and what moved within it. */
export interface StepAsOf {
  readonly place: PlaceTold;
  readonly cells: readonly Count[];
  readonly total: number;
  /** By the record alone: null where `knownAt` was given. */
  readonly movements: Movements | null;
}

export interface AskStep extends Omit<CountAsOf, 'past'> {
  /** The last day before the step, and its own last day, `YYYY-MM-DD`. */
  readonly after: string;
  readonly upTo: string;
  readonly knownAt?: Point;
}

function movementsOf(file: PastFile, before: Place, place: Place, asked: AskStep): Movements {
  const { filter = {}, grant } = asked;
  const moved = linesBetween(before, place, movements, { filter, grant }, [
    'p.cause AS cause, count(*) AS count',
    ' GROUP BY 1',
  ]);
  const found =
    moved === null ? [] : file.ledger.all<{ cause: string; count: number }>(moved.sql, ...moved.values);
  const of = (cause: (typeof movements)[number]): number =>
    found.find((one) => one.cause === cause)?.count ?? 0;
  return {
    opened: of('Identified'),
    closed: of('Closed'),
    reopened: of('Reopened'),
    withdrawn: of('Withdrawn'),
    merged: of('Merged'),
  };
}

/** One step of a metric over a range of days. @throws InvalidQuery */
export async function stepAsOf(file: PastFile, asked: AskStep): Promise<StepAsOf> {
  const { after, upTo, knownAt, now } = asked;
  const asOf: Point = { kind: 'date', date: upTo };
  const place = await placeOf(file, { asOf, ...(knownAt === undefined ? {} : { knownAt }) }, now);
  const cells = countAt(file, place, asked);
  const before = await placeOf(file, { asOf: { kind: 'date', date: after } }, now);
  return {
    place: told(place),
    cells,
    total: cells.reduce((sum, { count }) => sum + count, 0),
    movements: knownAt === undefined ? movementsOf(file, before, place, asked) : null,
  };
}
