import { deletedRevision } from './revisions.js';
import type { Storage } from './storage.js';
import type { StoredEvent } from './stored-event.js';

/** The part of a stream that its metadata lets a reader see. `oldest` is a time in ms. */
export interface VisiblePart {
  readonly first: number;
  readonly last: number;
  readonly oldest: number;
}

/** `deleted` by tombstone; `absent` when there is no event or the stream was soft-deleted. */
export function visiblePart(
  storage: Storage,
  stream: string,
  now: number,
): VisiblePart | 'deleted' | 'absent' {
  const last = storage.lastRevision(stream);
  if (last === deletedRevision) return 'deleted';
  const { maxCount, maxAge, truncateBefore } = storage.metadataOf(stream);
  if (last < 0 || truncateBefore === deletedRevision) return 'absent';
  const first = Math.max(0, truncateBefore ?? 0, maxCount === undefined ? 0 : last - maxCount + 1);
  return { first, last, oldest: maxAge === undefined ? Number.NEGATIVE_INFINITY : now - maxAge * 1000 };
}

/** One event of a stream, if a reader may see it; -1 is the last one. */
export function visibleEvent(
  storage: Storage,
  stream: string,
  revision: number,
  now: number,
): StoredEvent | undefined {
  const part = visiblePart(storage, stream, now);
  if (typeof part === 'string') return undefined;
  const wanted = revision === -1 ? part.last : revision;
  if (wanted < part.first) return undefined;
  const event = storage.eventAt(stream, wanted);
  return event && event.created >= part.oldest ? event : undefined;
}
