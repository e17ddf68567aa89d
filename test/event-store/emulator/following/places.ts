import { deletedRevision, placeOf, type Storage } from '../storage/index.js';

/** Where a reader begins that has seen a stream up to and with a revision. */
export function afterRevision(storage: Storage, stream: string, from: number | 'start' | 'end'): number {
  if (from === 'start') return 0;
  if (from !== 'end') return from + 1;
  const last = storage.lastRevision(stream);
  return last === deletedRevision ? 0 : last + 1;
}

/** Where in the log a reader begins that has seen everything up to and with a position; behind the last record when it says that it has seen more than there is. */
export function afterPosition(storage: Storage, from: number | 'start' | 'end'): number | 'invalid' {
  if (typeof from !== 'number') return placeOf(storage, from);
  const place = storage.indexOf(from);
  if (from === 0 || place === storage.length) return place;
  return storage.positionAt(place) === from ? place + 1 : 'invalid';
}
