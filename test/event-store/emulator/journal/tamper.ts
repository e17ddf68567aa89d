import type { Storage } from '../storage/index.js';
import type { Tampering } from './journal.js';

/** Blots out a record's data, or takes the record away. False when there is none at the position. */
export const tamper = (storage: Storage, position: number, how: Tampering): boolean =>
  storage.replace(position, (event) =>
    how === 'removed' ? undefined : { ...event, data: new Uint8Array(event.data.length).fill(0xff) },
  );
