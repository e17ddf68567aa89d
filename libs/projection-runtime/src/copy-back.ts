import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';

/** What the thread beside the writer is given. */
export interface CopyBackData {
  readonly path: string;
  /** Every message asks for a copy, or says that one was made. */
  readonly port: MessagePort;
}

export interface CopyBackOptions {
  /** Pages that wait in the write-ahead file when a copy begins; default 4,000, which is 16 MiB. */
  readonly due?: number;
}

/** Where the thread has not kept up, SQLite copies in the writer's own time once so many times {@link CopyBackOptions.due} wait. */
const atWorst = 4;

/**
 * Copies the write-ahead file into the database from time to time, as SQLite does after a commit: but beside the
 * writer, because the disk takes its time and readers of their own write wait for the writer. What was written
 * meanwhile is little; the writer copies it itself, and the file begins anew.
 */
export class CopyBack {
  readonly #look: StatementSync;
  readonly #copy: StatementSync;
  readonly #due: number;
  #thread: Worker | undefined;
  #port: MessagePort | undefined;
  #asked = false;

  /** @param path that of the file that `db` has open, in write-ahead mode */
  constructor(
    db: DatabaseSync,
    private readonly path: string,
    { due = 4_000 }: CopyBackOptions = {},
  ) {
    db.exec(`PRAGMA wal_autocheckpoint = ${atWorst * due}`);
    this.#look = db.prepare('PRAGMA wal_checkpoint(NOOP)');
    this.#copy = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
    this.#due = due;
  }

  /** Between two transactions. Does not wait for the disk longer than for the few pages that came last. */
  whenDue(): void {
    if (this.#asked) {
      if (this.#port === undefined || receiveMessageOnPort(this.#port) === undefined) return;
      this.#asked = false;
      this.#copyRest();
    } else if (this.#waiting() >= this.#due) {
      this.#begin();
      this.#port?.postMessage(null);
      this.#asked = this.#port !== undefined;
    }
  }

  /** Before the writer closes the file, so that it is the last to do so. */
  async close(): Promise<void> {
    const thread = this.#thread;
    if (thread === undefined) return;
    const gone = new Promise((resolve) => thread.once('exit', resolve));
    thread.ref();
    this.#port?.close();
    await gone;
  }

  #copyRest(): void {
    try {
      this.#copy.get();
    } catch {
      // What the rows say is committed. A disk that is full or ill refuses the next transaction, and is told then.
    }
  }

  #waiting(): number {
    const found = this.#look.get();
    return Number(found?.log) - Number(found?.checkpointed);
  }

  /** The thread begins when there is something for it to do, and once more if it was lost. */
  #begin(): void {
    if (this.#thread !== undefined) return;
    const { port1, port2 } = new MessageChannel();
    port1.unref();
    const workerData: CopyBackData = { path: this.path, port: port2 };
    const thread = new Worker(new URL('./copy-back-thread.js', import.meta.url), {
      workerData,
      transferList: [port2],
      resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 },
    });
    const lost = (): void => {
      if (this.#thread !== thread) return;
      port1.close();
      this.#thread = undefined;
      this.#port = undefined;
      this.#asked = false;
    };
    thread.once('error', lost);
    thread.once('exit', lost);
    thread.unref();
    this.#thread = thread;
    this.#port = port1;
  }
}
