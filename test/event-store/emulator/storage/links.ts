import type { Storage } from './storage.js';
import type { StoredEvent } from './stored-event.js';
import { visibleEvent } from './visible-events.js';

/** What a reader gets: the event, and the link that led to it. A link whose target is gone stands alone. */
export interface ResolvedEvent {
  readonly event: StoredEvent | undefined;
  readonly link: StoredEvent | undefined;
}

const text = new TextDecoder();

const wholeNumber = /^[\t-\r ]*[+-]?\d+[\t-\r ]*$/u;

/** A number as the server reads one; `undefined` for what is none, and beyond 64 bits. */
function numberIn(source: string): number | undefined {
  if (!wholeNumber.test(source)) return undefined;
  const value = BigInt(source.trim());
  return BigInt.asIntN(64, value) === value ? Number(value) : undefined;
}

/** Follows a link (`$>` with `revision@stream`) by one step; what cannot be read as one is an event like others, but to a live reader a link to nothing. */
export function resolveLink(storage: Storage, record: StoredEvent, now: number, live = false): ResolvedEvent {
  if (record.type !== '$>') return { event: record, link: undefined };
  const content = text.decode(record.data);
  const at = content.indexOf('@');
  const revision = numberIn(at < 0 ? content : content.slice(0, at));
  if (revision === undefined && !live) return { event: record, link: undefined };
  const followed = at >= 0 && revision !== undefined;
  const target = followed ? visibleEvent(storage, content.slice(at + 1), revision, now) : undefined;
  return { event: target, link: record };
}

/** Without following links. */
export const asItStands = (record: StoredEvent): ResolvedEvent => ({ event: record, link: undefined });
