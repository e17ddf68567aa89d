import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Answers, type Batch, numbersPerAnswer, outcome } from './messages.js';
import { isUniqueViolation } from './sqlite-fault.js';
import { StreamHeads } from './stream-heads.js';
import { bytesToUuid, uuidToBytes } from './uuid-bytes.js';

const headsKept = 65_536;

/** One append as it lies in a batch: `at` is where its events begin. */
interface Append {
  readonly stream: string;
  readonly expected: number;
  readonly count: number;
  readonly at: number;
}

const fieldsPerEvent = 4;

const appendsOf = (batch: Batch): readonly Append[] => {
  const appends: Append[] = [];
  for (let at = 0; at < batch.length; ) {
    const append = {
      stream: String(batch[at]),
      expected: Number(batch[at + 1]),
      count: Number(batch[at + 2]),
      at: at + 3,
    };
    appends.push(append);
    at = append.at + append.count * fieldsPerEvent;
  }
  return appends;
};

/**
 * Decides and writes batches, one transaction and one fsync each. Positions are handed out here, so that the
 * log has no gaps. Throws what SQLite threw when the batch is not on the disk; nothing of it is then kept.
 */
export class LogWriter {
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #insert: StatementSync;
  readonly #undo: StatementSync;
  readonly #standing: StatementSync;
  readonly #known: StatementSync;
  readonly #last: StatementSync;
  readonly #heads: StreamHeads;
  #position: number;

  constructor(private readonly database: DatabaseSync) {
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
    this.#insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#undo = database.prepare('DELETE FROM events WHERE position > ?');
    this.#standing = database.prepare(
      'SELECT id, position FROM events WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?',
    );
    this.#known = database.prepare('SELECT position FROM events WHERE id = ?');
    this.#last = database.prepare('SELECT max(position) AS position FROM events');
    const head = database.prepare('SELECT max(revision) AS revision FROM events WHERE stream = ?');
    this.#heads = new StreamHeads((stream) => Number(head.get(stream)?.revision ?? -1), headsKept);
    this.#position = this.#lastPosition();
  }

  commit(batch: Batch): Answers {
    const appends = appendsOf(batch);
    const answers = new Float64Array(appends.length * numbersPerAnswer);
    try {
      this.#begin.run();
      for (const [index, append] of appends.entries())
        answers.set(this.#append(batch, append), index * numbersPerAnswer);
      this.#commit.run();
      return answers;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  #append(batch: Batch, append: Append): readonly number[] {
    const head = this.#heads.of(append.stream);
    if (append.expected !== head) return this.#repeated(batch, append) ?? [outcome.wrongRevision, head, 0];
    const before = this.#position;
    let revision = head;
    try {
      for (let event = 0; event < append.count; event += 1) {
        const at = append.at + event * fieldsPerEvent;
        revision += 1;
        this.#insert.run(
          this.#position + 1,
          append.stream,
          revision,
          uuidToBytes(String(batch[at])),
          batch[at + 1] ?? '',
          batch[at + 2] ?? '',
          batch[at + 3] ?? '',
        );
        this.#position += 1;
      }
    } catch (error) {
      if (!isUniqueViolation(error) || !this.#knows(batch, append, before)) throw error;
      this.#undo.run(before);
      this.#position = before;
      return [outcome.wrongRevision, head, 0];
    }
    this.#heads.set(append.stream, revision);
    return [outcome.appended, revision, this.#position];
  }

  /** The first outcome, when exactly these events stand where they are expected. */
  #repeated(batch: Batch, append: Append): readonly number[] | undefined {
    const standing = this.#standing.all(append.stream, append.expected, append.count);
    const last = standing.at(-1);
    if (!last || standing.length < append.count) return undefined;
    const same = standing.every(
      (row, event) =>
        row.id instanceof Uint8Array && bytesToUuid(row.id) === batch[append.at + event * fieldsPerEvent],
    );
    return same ? [outcome.repeated, append.expected + append.count, Number(last.position)] : undefined;
  }

  /** Tells ids that stand elsewhere from a log that somebody else has written to, which is a fault. */
  #knows(batch: Batch, append: Append, before: number): boolean {
    for (let event = 0; event < append.count; event += 1) {
      const standing = this.#known.get(uuidToBytes(String(batch[append.at + event * fieldsPerEvent])));
      if (standing && Number(standing.position) <= before) return true;
    }
    return false;
  }

  #lastPosition(): number {
    return Number(this.#last.get()?.position ?? 0);
  }

  #rollBack(): void {
    this.#heads.forget();
    if (this.database.isTransaction) this.database.exec('ROLLBACK');
    this.#position = this.#lastPosition();
  }
}
