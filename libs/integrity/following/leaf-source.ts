import type { Envelope } from '@xiaohao/integrity';

/** An event as the store gives it: its envelope, and the place from which the store goes on. */
export interface StoredLeaf extends Envelope {
  readonly position: string;
}

/** The log in its own order, as it is stored. */
export interface LeafSource {
  /** Events after a position (exclusive; null: from the start), at most `limit`, fewer if they are large; none at the end. */
  after(position: string | null, limit: number): readonly StoredLeaf[];
  /** The event that has so many before it; undefined past the end. */
  at(index: number): StoredLeaf | undefined;
}
