import { chinaTime, dateInZone } from '@xiaohao/working-calendar';
import { endOf } from '../past/bound.js';
import type { Past } from '../past/choose-events.js';
import type { Point } from '../past/point.js';
import type { PastFile } from './past-file.js';

/** A point in the past of the whole ledger, found in the log. */
export interface Place {
  /** The last position that is on record there. */
  readonly position: number;
  /** Only what is said to have happened before this instant; null: whatever is on record. */
  readonly happenedBefore: string | null;
  /** The last position that was on record by `happenedBefore` and by then: for problems that state nothing. */
  readonly plainly: number;
  /** The day there in Asia/Shanghai, `YYYY-MM-DD`: on it something is overdue or not. */
  readonly day: string;
}

/** Of one point: the days of the list are those of Asia/Shanghai, over campaigns of all zones. */
async function positionOf(file: PastFile, point: Point): Promise<number> {
  if (point.kind === 'now') return file.position;
  if (point.kind === 'position') return Math.min(Number(point.position), file.position);
  const end = endOf(point, chinaTime);
  if (end === null) throw new Error('a revision is of one problem');
  return file.moments.before(end);
}

async function dayOf(file: PastFile, point: Point, position: number, now: string): Promise<string> {
  if (point.kind === 'date') return point.date;
  if (point.kind === 'position') return dateInZone((await file.moments.at(position)) ?? now, chinaTime);
  return dateInZone(point.kind === 'instant' ? new Date(point.instant).toISOString() : now, chinaTime);
}

/** @param now the instant of asking, UTC */
export async function placeOf(file: PastFile, { asOf, knownAt }: Past, now: string): Promise<Place> {
  const onRecord = await positionOf(file, asOf);
  const day = await dayOf(file, asOf, onRecord, now);
  if (knownAt === undefined) return { position: onRecord, happenedBefore: null, plainly: onRecord, day };
  const known = await positionOf(file, knownAt);
  // What had happened by now is everything that is known.
  const happenedBefore = asOf.kind === 'now' ? null : endOf(asOf, chinaTime);
  return { position: known, happenedBefore, plainly: Math.min(known, onRecord), day };
}
