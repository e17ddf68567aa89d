import type { StoredEvent } from '../storage/index.js';

/** What there is next: an event, a checkpoint that is due, or nothing for the moment; `deleted` when there will be nothing any more. */
export type Next = { readonly event: StoredEvent } | { readonly checkpoint: number } | 'deleted' | undefined;

/** A reader's place in a stream or in everything; it goes on from where it was. */
export interface Source {
  /** `live` once the reader has caught up: then nothing is hidden any more. */
  next(live: boolean): Next;
  /** How many records have not been looked at. */
  behind(): number;
  /** A checkpoint that is owed when the reader has caught up. */
  owed(): number | undefined;
}
