import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { faultOf } from './sqlite-fault.js';

/** Pages of the write-ahead log that wait to be copied into the database: 32 MiB. Pages that change with every commit are then copied once for many. */
const pagesWaiting = 8_000;

/**
 * Copies the write-ahead log into the database from time to time. A checkpoint that a reader or a full disk
 * holds up is made later; one that the disk refuses is thrown, and the log must not be written any more.
 */
export class Checkpoints {
  readonly #look: StatementSync;
  readonly #make: StatementSync;

  constructor(database: DatabaseSync) {
    this.#look = database.prepare('PRAGMA wal_checkpoint(NOOP)');
    this.#make = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  }

  whenDue(): void {
    const found = this.#look.get();
    if (Number(found?.log) - Number(found?.checkpointed) >= pagesWaiting) this.now();
  }

  /** At opening, too: a process whose fsync failed may have left pages that only look written. */
  now(): void {
    try {
      this.#make.get();
    } catch (error) {
      if (faultOf(error) === 'failed') throw error;
    }
  }
}
