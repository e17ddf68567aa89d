import type { RebuildProgress } from './messages.js';

/** How far the rows of the past are: positions of the log, and how many streams are not in them whole. */
export interface PastProgress {
  readonly position: string;
  readonly head: string;
  readonly parked: number;
}

/** How the read side stands. */
export interface ViewsStatus {
  readonly position: string | null;
  /** Positions between the rows and the log's head. */
  readonly lag: number;
  /** Streams of which at least one view is not whole. */
  readonly parked: number;
  readonly rebuilding: RebuildProgress | null;
  /** Why the views stand still, when they do. */
  readonly stalled: string | null;
  /** How far what lists and counts of the past are answered from has come; null while nobody has asked. */
  readonly past: PastProgress | null;
}
