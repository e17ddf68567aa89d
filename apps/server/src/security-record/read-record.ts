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
import { readCursor, writeCursor } from '@xiaohao/ledger';

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
  readonly filter: SecurityFilter;
  /** From when on, where the filter does not say: it moves with the clock, so a cursor is not bound to it. */
  readonly usualFrom: string;
  readonly now: string;
  readonly pageSize: number;
  readonly cursor?: string;
  /** Who asks; a cursor is good for the same reader alone. */
  readonly reader: string;
  readonly cursorSecret: Uint8Array;
}

/** A month, and the event down to which it has been looked at. */
interface Place {
  readonly month: string;
  readonly revision?: Revision;
}

/** A page of the security record, newest first, straight from the log. @throws InvalidCursor */
export async function readRecord(log: LogReader, question: RecordQuestion): Promise<RecordPage> {
  const { usualFrom, pageSize, cursor, cursorSecret } = question;
  const filter = { from: usualFrom, ...question.filter };
  const binding = bindingOf(question);
  const oldest = await oldestMonth(log, filter.from);
  const items: SecurityLine[] = [];
  let looked = 0;
  let place = cursor === undefined ? beginning(question) : placeOf(readCursor(cursorSecret, binding, cursor));
  while (place.month >= oldest) {
    const events = await eventsBelow(log, place);
    if (events.length === 0) place = { month: monthsFrom(place.month, -1) };
    for (const event of events) {
      place = { month: place.month, revision: event.revision };
      looked += 1;
      const known = securityEventOf(event);
      if (known && isAskedFor(known, filter)) items.push({ id: event.id, type: known.type, ...known.data });
      if (items.length === pageSize || looked === mostLookedAt)
        return { items, next: writeCursor(cursorSecret, binding, [place.month, event.revision]) };
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

function bindingOf({ reader, filter: { from, to, kind, subject, result } }: RecordQuestion): string {
  return JSON.stringify(['security-record', reader, { from, to, kind, subject, result }]);
}

/** A cursor that was read is as it was written. */
const placeOf = ([month, revision]: readonly (string | number)[]): Place => ({
  month: String(month),
  revision: String(revision),
});

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
