import type { EventLog, LogFailed } from '@xiaohao/event-log';
import type { RawEvent } from '@xiaohao/event-log/sqlite';
import type { StoreState } from './store-state.js';

/** Told that a stream has grown to a revision, by whoever's hand. */
export type HeardOfGrowth = (stream: string, revision: string) => void;

/** The log as a house holds it, embedded or in a server. */
export interface HouseLog {
  readonly log: EventLog;
  /** The folder that views, rebuilds and queries read: the embedded log, or this node's copy. */
  readonly readFolder: string;
  /** One stream as its texts are stored there, whole and in order; empty when it was never written. */
  readStreamRaw(stream: string): readonly RawEvent[];
  /** Whether other processes write this log, too. */
  readonly shared: boolean;
  /** Resolves when this process must not go on writing. */
  readonly failed: Promise<LogFailed>;
  /** How the server stands that holds the log; null when it is embedded. */
  store(): StoreState | null;
  /** Calls back for every stream that grows, from now on; never for the embedded log, which has one writer. */
  onGrowth(heard: HeardOfGrowth, moved: (position: string) => void): void;
  /** Calls back when events are found to be missing in the log; never for the embedded log. */
  onMissing(heard: (detail: string) => void): void;
  /** Resolves when this node's copy holds what the log holds now. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}
