import type { DatabaseSync } from 'node:sqlite';
import { type CommandSeen, commandByKey, readDetailText } from '@xiaohao/ledger';
import { openToRead, type ParkedEvent, readParked } from '@xiaohao/projection-runtime';

/** Single rows by their key, read at once in the main thread; the cache is small because each is a few pages. */
export class PointReader {
  #db: DatabaseSync;

  constructor(path: string) {
    this.#db = openToRead(path, 4_096);
  }

  commandByKey(key: string): CommandSeen | null {
    return commandByKey(this.#db, key);
  }

  problemDetail(id: string): string | null {
    return readDetailText(this.#db, id);
  }

  parked(): readonly ParkedEvent[] {
    return readParked(this.#db);
  }

  change(path: string): void {
    this.#db.close();
    this.#db = openToRead(path, 4_096);
  }

  close(): void {
    this.#db.close();
  }
}
