import type { QueryName } from '@xiaohao/ledger';

/** To the thread that writes the views. */
export type ViewsRequest =
  | { readonly kind: 'follow' }
  | { readonly kind: 'retry'; readonly stream: string }
  | { readonly kind: 'switch'; readonly path: string }
  | { readonly kind: 'close' };

/** How far the rows are, and which streams are not in them whole. */
export interface ViewsProgress {
  readonly position: string | null;
  readonly parked: readonly string[];
  /** Why it stands still, when it does: the file cannot be written. */
  readonly stalled: string | null;
}

export interface ViewsThreadData {
  readonly path: string;
  readonly logFolder: string;
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

export interface RebuildThreadData {
  readonly path: string;
  readonly logFolder: string;
}

export interface RebuildProgress {
  readonly done: number;
  readonly total: number;
}
