import type { Grant } from '@xiaohao/access';
import {
  mayBeSeen,
  openSeries,
  Rows,
  seesFile,
  seesIntake,
  seesProblem,
  seesReporter,
} from '@xiaohao/ledger';
import { openToRead, type ParkedEvent, readParked } from '@xiaohao/projection-runtime';

/** What a route is about: a problem, an intake, or who reported it. */
export type Matter = 'problem' | 'intake' | 'reporter';

const seeing: Readonly<Record<Matter, (from: Rows, grant: Grant, id: string) => boolean>> = {
  problem: seesProblem,
  intake: seesIntake,
  reporter: seesReporter,
};

/** Few rows by their key, read at once in the main thread; the cache is small because each is a few pages. */
export class PointReader {
  #rows: Rows;

  constructor(path: string) {
    this.#rows = new Rows(openToRead(path, 4_096));
  }

  /** Whether it is worth asking for the command under this idempotency key (hex). */
  mayBeSeen(key: string): boolean {
    return mayBeSeen(this.#rows, key);
  }

  sees(matter: Matter, grant: Grant, id: string): boolean {
    return seeing[matter](this.#rows, grant, id);
  }

  seesFile(grant: Grant, digest: string): boolean {
    return seesFile(this.#rows, grant, digest);
  }

  openSeries(): ReturnType<typeof openSeries> {
    return openSeries(this.#rows);
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
