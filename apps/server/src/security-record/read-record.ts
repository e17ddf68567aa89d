import {
  isAskedFor,
  monthOf,
  monthsFrom,
  type SecurityEvent,
  type SecurityFilter,
  securityEventVersions,
  securityStream,
} from '@xiaohao/access';
import type { LogReader, RecordedEvent, Revision } from '@xiaohao/event-log';
import { InvalidCursor } from '@xiaohao/ledger';

/** Events that one page looks at; a page that finds less says where to go on. */
const mostLookedAt = 5_000;
const chunk = 500;

/** One entry as it is shown: what it is, and what it says. */
export type SecurityLine = { readonly id: string } & Readonly<Record<string, unknown>>;

export interface RecordPage {
  readonly items: readonly SecurityLine[];
  readonly next: string | null;
}

export interface RecordQuestion {
  readonly filter: SecurityFilter & { readonly from: string };
  readonly now: string;
  readonly pageSize: number;
  readonly cursor?: string;
}

/** A month, and the event down to which it has been looked at. */
interface Place {
  readonly month: string;
  readonly revision?: Revision;
}

const cursorShape = /^(\d{4}-(?:0[1-9]|1[0-2]))_(0|[1-9]\d{0,17})$/;

/** A page of the security record, newest first, straight from the log. @throws InvalidCursor */
export async function readRecord(log: LogReader, question: RecordQuestion): Promise<RecordPage> {
  const { filter, pageSize, cursor } = question;
  const oldest = await oldestMonth(log, filter.from);
  const items: SecurityLine[] = [];
  let looked = 0;
  let place = cursor === undefined ? beginning(question) : placeOf(cursor);
  while (place.month >= oldest) {
    const events = await eventsBelow(log, place);
    if (events.length === 0) place = { month: monthsFrom(place.month, -1) };
    for (const event of events) {
      place = { month: place.month, revision: event.revision };
      looked += 1;
      const known = securityEventOf(event);
      if (known && isAskedFor(known, filter)) items.push({ id: event.id, type: known.type, ...known.data });
      if (items.length === pageSize || looked === mostLookedAt)
        return { items, next: `${place.month}_${event.revision}` };
    }
  }
  return { items, next: null };
}

/** Counts stand in the month in which they ended, so the month after the one asked for is looked at too. */
function beginning({ filter, now }: RecordQuestion): Place {
  const latest = monthOf(now);
  const asked = filter.to === undefined ? latest : monthsFrom(monthOf(filter.to), 1);
  return { month: asked < latest ? asked : latest };
}

function placeOf(cursor: string): Place {
  const [, month, revision] = cursorShape.exec(cursor) ?? [];
  if (month === undefined || revision === undefined) throw new InvalidCursor('not a cursor of this record');
  return { month, revision };
}

/** No month before the log was begun is looked into. */
async function oldestMonth(log: LogReader, from: string): Promise<string> {
  const [begun] = (await log.readStream('log', { limit: 1 })).events;
  const first = begun?.metadata.recordedAt ?? from;
  return monthOf(first > from ? first : from);
}

async function eventsBelow(log: LogReader, { month, revision }: Place): Promise<readonly RecordedEvent[]> {
  const { events } = await log.readStream(securityStream(month), {
    direction: 'backward',
    limit: chunk,
    ...(revision === undefined ? {} : { from: revision }),
  });
  return events.filter((event) => event.revision !== revision);
}

/** Undefined for what a later version of the product has written. */
const securityEventOf = ({ type, data, metadata }: RecordedEvent): SecurityEvent | undefined =>
  isKnown(type) && metadata.schemaVersion <= securityEventVersions[type]
    ? ({ type, data } as unknown as SecurityEvent)
    : undefined;

const isKnown = (type: string): type is SecurityEvent['type'] => Object.hasOwn(securityEventVersions, type);
