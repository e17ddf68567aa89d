import type { Doubt, StoredLeaf } from '@xiaohao/integrity/following';

/** Told to the thread that keeps the tree; hashes go as base64, since buffers do not survive the way. */
export type TreeRequest =
  | { readonly kind: 'open' }
  | { readonly kind: 'catchUp' }
  | { readonly kind: 'sign' }
  /** Whether the log holds this tree; `whose` names whoever says so. */
  | { readonly kind: 'holds'; readonly size: number; readonly root: string; readonly whose: string }
  | { readonly kind: 'consistency'; readonly from: number; readonly to: number }
  | { readonly kind: 'keepWitnessed'; readonly note: string }
  /** Proofs of events in the tree of this size. */
  | { readonly kind: 'show'; readonly leaves: readonly StoredLeaf[]; readonly size: number }
  /** Which leaf the event at a position of the log is. */
  | { readonly kind: 'indexOf'; readonly position: string }
  /** Reads so many more events of the log again. */
  | { readonly kind: 'scrub'; readonly most: number }
  | { readonly kind: 'close' };

/** What was asked, or why the log is not trusted any more. */
export type Told<T> = { readonly value: T } | { readonly doubt: Doubt };

export interface Opened {
  /** The log's public key, as people pass it on. */
  readonly key: string;
  /** The one before it, while both sign. */
  readonly formerKey: string | null;
  readonly size: number;
  readonly checkpoint: string | null;
  readonly witnessed: string | null;
}

export interface CaughtUp {
  readonly size: number;
  /** The log's position of the last leaf. */
  readonly position: string | null;
  /** Whether a checkpoint is due. */
  readonly news: boolean;
  /** The notes that are there, whichever node signed them; the tree holds both. */
  readonly checkpoint: string | null;
  readonly witnessed: string | null;
}

export interface Signed {
  readonly note: string;
  readonly size: number;
}

export interface Scrubbed {
  readonly done: number;
  readonly total: number;
  readonly whole: boolean;
  /** The store that holds the log does not answer: the same events are asked for again later. */
  readonly away: boolean;
}

export interface TreeThreadData {
  readonly logFolder: string;
  /** Where this process keeps its tiles. */
  readonly folder: string;
  /** Where checkpoints and the log's key are, and the tiles that go with the checkpoints; for all nodes the same place. */
  readonly published: string;
  readonly origin: string;
  /** Name of this node among those that write there. */
  readonly node: string;
  /** Where the log lies that `logFolder` is a copy of. */
  readonly store?: { readonly url: string; readonly prefix: string };
}
