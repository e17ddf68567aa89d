import type { PastQueryName, QueryName } from '@xiaohao/ledger';
import type { Division, ParkedEvent, StreamRange } from '@xiaohao/projection-runtime';

/** To the thread that writes the views. */
export type ViewsRequest =
  | { readonly kind: 'follow' }
  /** See {@link ViewsThreadData.wanted}. */
  | { readonly kind: 'save' }
  | { readonly kind: 'retry'; readonly stream: string }
  | { readonly kind: 'switch'; readonly path: string }
  | { readonly kind: 'close' };

/** How far the rows are, and which streams are not in them whole. */
export interface ViewsProgress {
  /** What the thread has made into rows. */
  readonly position: string | null;
  /** What readers of the file see; the rest is saved within a moment, or when it is wanted. */
  readonly saved: string | null;
  readonly parked: readonly string[];
  /** Why it stands still, when it does: the file cannot be written. */
  readonly stalled: string | null;
}

export interface ViewsThreadData {
  readonly path: string;
  readonly logFolder: string;
  /** One number that grows whenever somebody wants to read what is not saved; a thread that has much to do sees it. */
  readonly wanted: Int32Array<SharedArrayBuffer>;
}

/** To a thread that answers queries. */
export type QueryRequest =
  | { readonly kind: 'ask'; readonly query: QueryName; readonly params: unknown; readonly text: boolean }
  | { readonly kind: 'hash' }
  | { readonly kind: 'open'; readonly path: string }
  | { readonly kind: 'close' };

export interface QueryThreadData {
  readonly path: string;
  readonly logFolder: string;
  readonly cursorSecret: Uint8Array;
}

/** To a thread that builds. Of the paths the first is that of the file that comes of it. */
export type BuildRequest =
  /** Answered with the {@link Division}, also of a killed build that is gone on with; null: nothing is to be filled. */
  | { readonly kind: 'begin'; readonly paths: readonly string[] }
  /** One part; answered with false where streams claim each other's rows, so that their order counts. */
  | {
      readonly kind: 'fill';
      readonly path: string;
      readonly division: Division;
      readonly ranges: readonly StreamRange[];
    }
  /** Puts the parts together; false as above. */
  | { readonly kind: 'finish'; readonly paths: readonly string[] }
  /** In the log's order: what came meanwhile, and everything where there is no file. */
  | { readonly kind: 'follow'; readonly path: string }
  | { readonly kind: 'close' };

export interface BuildThreadData {
  readonly logFolder: string;
}

export interface RebuildProgress {
  readonly done: number;
  readonly total: number;
}

/** To a thread that holds the rows against a replay. */
export interface CheckRequest {
  readonly kind: 'check';
}

export interface CheckThreadData {
  readonly viewsFolder: string;
  readonly logFolder: string;
  /** One number that may change meanwhile: how many hundredths of the time it may work. */
  readonly pace: Int32Array<SharedArrayBuffer>;
}

/** One row that is not what the log says. No text of any matter is in it. */
export interface FoundDifference {
  readonly kind: 'altered' | 'missing' | 'unexpected';
  readonly table: string;
  readonly problem: string | null;
  readonly columns: readonly string[];
  /** SHA-256 of the row as it is served and as it is replayed, hex; null where there is none. */
  readonly served: string | null;
  readonly replayed: string | null;
}

export interface CheckOutcome {
  readonly position: string | null;
  readonly rows: number;
  /** SHA-256 over all rows as they are served, hex. */
  readonly hash: string;
  readonly differences: number;
  /** The first hundred. */
  readonly found: readonly FoundDifference[];
  /** Rows that differ and belong to parked streams: they are known not to be whole. */
  readonly parked: number;
}

/** To the thread that keeps the past of the ledger, and answers from it. */
export type PastRequest =
  | { readonly kind: 'ask'; readonly query: PastQueryName; readonly params: unknown }
  /** Goes on, and makes its rows anew where an event was skipped; answers whether nothing of the stream is parked. */
  | { readonly kind: 'retry'; readonly stream: string }
  | { readonly kind: 'close' };

/** How far its rows are: positions of the log, and what it could not take in. */
export interface PastNotice {
  readonly position: string;
  readonly head: string;
  readonly parked: readonly ParkedEvent[];
}

export interface PastThreadData {
  /** Holds the file, and nothing else. */
  readonly folder: string;
  readonly logFolder: string;
  readonly cursorSecret: Uint8Array;
  /** How long whoever asks waits for what the log has got since, milliseconds; default 1,500. */
  readonly patience?: number;
}
