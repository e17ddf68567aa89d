import type { EventFilter } from './filter.js';
import type { Storage } from './storage.js';
import type { StoredEvent } from './stored-event.js';

export interface AllReading {
  readonly backwards: boolean;
  /** Forwards inclusive, backwards exclusive. */
  readonly from: number | 'start' | 'end';
  readonly max: number;
  readonly wanted: EventFilter;
}

/** Where in the log a reading begins; `invalid` for a position that no record has. */
export function placeOf(storage: Storage, from: AllReading['from']): number | 'invalid' {
  if (from === 'start') return 0;
  if (from === 'end' || from >= storage.headPosition) return storage.length;
  const index = storage.indexOf(from);
  return from === 0 || storage.positionAt(index) === from ? index : 'invalid';
}

/** The records of the log, in order; what metadata hides from readers of a stream is there. */
export function readAll(
  storage: Storage,
  { backwards, from, max, wanted }: AllReading,
): Iterable<StoredEvent> | 'invalid' {
  const place = placeOf(storage, from);
  if (place === 'invalid') return place;
  const end = storage.length;
  return {
    *[Symbol.iterator]() {
      let left = max;
      const step = backwards ? -1 : 1;
      for (let index = backwards ? place - 1 : place; left > 0 && index >= 0 && index < end; index += step) {
        const event = storage.at(index);
        if (!event || !wanted(event)) continue;
        left -= 1;
        yield event;
      }
    },
  };
}
