import type { Grant } from '@xiaohao/access';
import { type CommandSeen, commandByKey, Rows, readDetailText, seesFile, seesProblem } from '@xiaohao/ledger';
import { openToRead, type ParkedEvent, readParked } from '@xiaohao/projection-runtime';

/** Single rows by their key, read at once in the main thread; the cache is small because each is a few pages. */
export class PointReader {
  #rows: Rows;

  constructor(path: string) {
    this.#rows = new Rows(openToRead(path, 4_096));
  }

  commandByKey(key: string): CommandSeen | null {
    return commandByKey(this.#rows.db, key);
  }

  problemDetail(id: string): string | null {
    return readDetailText(this.#rows.db, id);
  }

  sees(grant: Grant, problem: string): boolean {
    return seesProblem(this.#rows, grant, problem);
  }

  seesFile(grant: Grant, digest: string): boolean {
    return seesFile(this.#rows, grant, digest);
  }

  parked(): readonly ParkedEvent[] {
    return readParked(this.#rows.db);
  }

  change(path: string): void {
    this.#rows.db.close();
    this.#rows = new Rows(openToRead(path, 4_096));
  }

  close(): void {
    this.#rows.db.close();
  }
}
