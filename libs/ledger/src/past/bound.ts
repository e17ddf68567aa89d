import { comparePositions, compareRevisions, type RecordedEvent } from '@xiaohao/event-log';
import { isDate, lateFrom, startOfDay } from '@xiaohao/working-calendar';
import type { Point } from './point.js';

/** Which events stand at or before a point of one axis. */
export type Bound = (event: RecordedEvent) => boolean;

/** The first instant that is after the point, UTC with milliseconds; null when no clock says it. */
export function endOf(point: Point, zone: string): string | null {
  if (point.kind === 'date') return lateFrom(point.date, zone);
  if (point.kind === 'instant') return new Date(Date.parse(point.instant) + 1).toISOString();
  return null;
}

/** What was on record at the point: by the server's own time and order. */
export function recordedBy(point: Point, zone: string): Bound {
  if (point.kind === 'now') return () => true;
  if (point.kind === 'revision') return (event) => compareRevisions(event.revision, point.revision) <= 0;
  if (point.kind === 'position') return (event) => comparePositions(event.position, point.position) <= 0;
  const end = endOf(point, zone) ?? '';
  return (event) => event.metadata.recordedAt < end;
}

/** The instant from which an event is said to have happened; of a date alone its beginning. */
export function happenedFrom({ metadata }: RecordedEvent, zone: string): string {
  const { happenedAt, recordedAt } = metadata;
  if (happenedAt === undefined) return recordedAt;
  return isDate(happenedAt) ? startOfDay(happenedAt, zone) : new Date(Date.parse(happenedAt)).toISOString();
}

/** What had happened at the point, as its actors have stated it since. */
export function happenedBy(point: Point, zone: string): Bound {
  const end = endOf(point, zone);
  if (end === null) return recordedBy(point, zone);
  return (event) => happenedFrom(event, zone) < end;
}
