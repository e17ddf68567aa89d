import type { StoredLeaf } from './leaf-source.js';

/** A log that lies in a server: others could change it there, and what a node has read once says nothing of it today. */
export interface WatchedStore {
  /** Events after a position (exclusive; null: from the start), at most `limit`; `exact` is false for bytes that are no text. */
  after(
    position: string | null,
    limit: number,
  ): Promise<readonly (StoredLeaf & { readonly exact?: boolean })[]>;
  /** The first revision of a stream that can still be read; null where none can. */
  firstOf(stream: string): Promise<string | null>;
}
