import type { Storage } from './storage.js';
import type { StoredEvent } from './stored-event.js';
import { visiblePart } from './visible-events.js';

export interface StreamReading {
  readonly stream: string;
  readonly backwards: boolean;
  /** A revision, inclusive; `end` is the last one. */
  readonly from: number | 'end';
  readonly max: number;
  readonly now: number;
}

/** The events that a reader may see, up to what was last when it asked. */
export function readStream(
  storage: Storage,
  { stream, backwards, from, max, now }: StreamReading,
): Iterable<StoredEvent> | 'deleted' | 'absent' {
  const part = visiblePart(storage, stream, now);
  if (typeof part === 'string') return part;
  const { first, last, oldest } = part;
  const begin = from === 'end' ? last : from;
  return {
    *[Symbol.iterator]() {
      let left = max;
      const step = backwards ? -1 : 1;
      for (
        let revision = backwards ? Math.min(begin, last) : Math.max(begin, first);
        left > 0 && revision >= first && revision <= last;
        revision += step
      ) {
        const event = storage.eventAt(stream, revision);
        if (!event || event.created < oldest) continue;
        left -= 1;
        yield event;
      }
    },
  };
}
