import type { PastProgress, RebuildProgress } from './messages.js';

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
