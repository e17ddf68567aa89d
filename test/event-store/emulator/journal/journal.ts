import type { StoredEvent } from '../storage/index.js';

/** What happened to a record behind everybody's back. */
export type Tampering = 'redacted' | 'removed';

/** Keeps what was written. What is added is on the disk once `flush` has returned. */
export interface Journal {
  /** All of one write, or nothing of it, is there after a crash. */
  add(events: readonly StoredEvent[]): void;
  tampered(position: number, how: Tampering): void;
  flush(): void;
}
