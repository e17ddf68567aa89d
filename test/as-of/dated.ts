import type { JsonObject } from '@xiaohao/event-log';
import type { Point } from '@xiaohao/ledger';
import type { MemorySource, RawEvent } from '@xiaohao/projection-runtime';
import { lateFrom, startOfDay } from '@xiaohao/working-calendar';
import { zoneOf } from './random-history.js';

/** In its days the list is asked for, over campaigns of all zones. */
export const china = 'Asia/Shanghai';

/** An event, when it was recorded and when it is said to have happened: instants, UTC. */
export interface Dated {
  readonly raw: RawEvent;
  readonly recordedAt: string;
  readonly happened: string;
}

/** The events of a log with both their times: said again here, and not taken from the product. */
export function datesOf(log: MemorySource): readonly Dated[] {
  const campaignOf = new Map(
    log.events
      .filter(({ type }) => type === 'Identified')
      .map(({ stream, data }) => [stream, String((JSON.parse(data) as JsonObject).campaign)]),
  );
  return log.events.map((raw) => {
    const { recordedAt, happenedAt } = JSON.parse(raw.metadata) as {
      readonly recordedAt: string;
      readonly happenedAt?: string;
    };
    const stated =
      happenedAt?.length === 10
        ? startOfDay(happenedAt, zoneOf(campaignOf.get(raw.stream) ?? ''))
        : happenedAt;
    return { raw, recordedAt, happened: stated ?? recordedAt };
  });
}

/** The first instant after a point. */
export const endOf = (point: Point): string =>
  point.kind === 'date'
    ? lateFrom(point.date, china)
    : point.kind === 'instant'
      ? new Date(Date.parse(point.instant) + 1).toISOString()
      : '~';

/** What had been recorded at a point, in the order of the log. */
export const onRecord = (events: readonly Dated[], point: Point): readonly Dated[] =>
  point.kind === 'position'
    ? events.filter(({ raw }) => Number(raw.position) <= Number(point.position))
    : events.filter(({ recordedAt }) => recordedAt < endOf(point));
