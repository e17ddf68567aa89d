import type { LinkState } from '@xiaohao/event-log/eventstoredb';

/** How the store is reached, as the thread that follows it has to know it. */
export interface CopyThreadData {
  readonly folder: string;
  readonly url: string;
  readonly prefix: string;
  /** Nothing is followed until it is told to: the store was not examined yet. */
  readonly waits?: boolean;
  /** Times of the adapter that are not the usual ones; specs shorten them. */
  readonly times?: Readonly<Record<string, number>>;
}

export type CopyRequest =
  /** Resolves when the copy holds everything that the store held when it was asked. */
  | { readonly kind: 'catchUp' }
  /** Begins to follow, where it waited to be told. */
  | { readonly kind: 'begin' }
  | { readonly kind: 'close' };

/** How far the copy is. */
export interface CopyState {
  readonly position: string | null;
  /** Instant, UTC, at which the copy was last seen to hold everything; null before the first time. */
  readonly asOf: string | null;
  /** The store's last position that is known. */
  readonly head: string | null;
  readonly link: LinkState;
  /** Why the copy cannot go on, when it cannot: events are missing, the file cannot be written. */
  readonly fault: string | null;
  /** The number of the last look that found in the store what the copy ends with. */
  readonly whole: number;
  /** What the store did not hold of the copy at the last look. */
  readonly setBack: string | null;
  /** What the store does not have though it should, once that has been found more than once. */
  readonly missing: string | null;
  /** Subscriptions that ended or were silent, and deliveries that were out of order. */
  readonly news: { readonly lost: number; readonly stalls: number; readonly disordered: number };
}

export type CopyNotice =
  | { readonly kind: 'state'; readonly state: CopyState }
  /** Streams that have grown, each with its last revision. */
  | {
      readonly kind: 'grown';
      readonly heads: readonly (readonly [stream: string, revision: string])[];
      readonly state: CopyState;
    }
  | { readonly kind: 'trouble'; readonly what: string };
