import type { Storage } from './storage.js';
import type { StoredEvent } from './stored-event.js';
import { visibleEvent } from './visible-events.js';

/** What a reader gets: the event, and the link that led to it. A link whose target is gone stands alone. */
export interface ResolvedEvent {
  readonly event: StoredEvent | undefined;
  readonly link: StoredEvent | undefined;
}

const text = new TextDecoder();

/** Follows a link (`$>` with `revision@stream`) by one step; what cannot be read as one is an event like others. */
export function resolveLink(storage: Storage, record: StoredEvent, now: number): ResolvedEvent {
  if (record.type !== '$>') return { event: record, link: undefined };
  const content = text.decode(record.data);
  const at = content.indexOf('@');
  const revision = at < 0 ? content : content.slice(0, at);
  if (!/^\s*[+-]?\d+\s*$/.test(revision)) return { event: record, link: undefined };
  const target = at < 0 ? undefined : visibleEvent(storage, content.slice(at + 1), Number(revision), now);
  return { event: target, link: record };
}

/** Without following links. */
export const asItStands = (record: StoredEvent): ResolvedEvent => ({ event: record, link: undefined });
