import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { commitBell } from './commit-bell.js';
import { databaseFile, openForCopying } from './database.js';
import { EventRanks, noteEvery } from './event-ranks.js';
import { makeFolder } from './make-folder.js';
import { columns, type RawEvent, toRaw } from './rows.js';
import { StreamHeads } from './stream-heads.js';
import { uuidToBytes } from './uuid-bytes.js';

/** The next event of a stream is not the one that has to come next: events are missing, or in another order. */
export class CopyGap extends Error {
  override readonly name = 'CopyGap';
  constructor(
    readonly stream: string,
    readonly due: string,
    readonly found: string,
  ) {
    super(`revision ${due} of stream ${stream} is due, ${found} came`);
  }
}

const headsKept = 65_536;

/**
 * A copy of a log that lies elsewhere, in the embedded log's layout and with the other's positions: whatever
 * reads the embedded log reads a copy. It can be thrown away and made again, so that nothing waits for the
 * disk; one process writes it.
 */
export class LogCopy {
  readonly #insert: StatementSync;
  readonly #last: StatementSync;
  readonly #first: StatementSync;
  readonly #heads: StreamHeads;
  readonly #note: StatementSync;
  /** Events that it holds. */
  #count: number;
  readonly #bell: { ring(): void; close(): void };

  private constructor(
    private readonly database: DatabaseSync,
    file: string,
  ) {
    this.#insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#last = database.prepare(`SELECT ${columns} FROM events ORDER BY position DESC LIMIT 1`);
    this.#first = database.prepare(`SELECT ${columns} FROM events ORDER BY position LIMIT 1`);
    for (const statement of [this.#last, this.#first]) statement.setReturnArrays(true);
    const head = database.prepare('SELECT max(revision) AS revision FROM events WHERE stream = ?');
    this.#heads = new StreamHeads((stream) => Number(head.get(stream)?.revision ?? -1), headsKept);
    this.#note = database.prepare('INSERT INTO ranks VALUES (?, ?)');
    this.#noteWhatIsThere();
    const last = this.last();
    this.#count = last === undefined ? 0 : (EventRanks.of(database)?.upTo(Number(last.position)) ?? 0);
    this.#bell = commitBell(file);
  }

  static open(folder: string): LogCopy {
    makeFolder(folder);
    const file = databaseFile(folder);
    return new LogCopy(openForCopying(file), file);
  }

  first(): RawEvent | undefined {
    const row = this.#first.get();
    return row === undefined ? undefined : toRaw(row);
  }

  last(): RawEvent | undefined {
    const row = this.#last.get();
    return row === undefined ? undefined : toRaw(row);
  }

  /**
   * Adds what comes after {@link last}, in the log's order, all of it or nothing.
   * @throws CopyGap, and SQLite's errors
   */
  add(events: readonly RawEvent[]): void {
    this.database.exec('BEGIN IMMEDIATE');
    let count = this.#count;
    try {
      for (const event of events) {
        const due = this.#heads.of(event.stream) + 1;
        if (String(due) !== event.revision) throw new CopyGap(event.stream, String(due), event.revision);
        this.#insert.run(
          BigInt(event.position),
          event.stream,
          due,
          uuidToBytes(event.id),
          event.type,
          event.data,
          event.metadata,
        );
        this.#heads.set(event.stream, due);
        count += 1;
        if (count % noteEvery === 0) this.#note.run(BigInt(event.position), count);
      }
      this.database.exec('COMMIT');
      this.#count = count;
    } catch (fault) {
      this.#heads.forget();
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw fault;
    }
    this.#bell.ring();
  }

  /** For a copy that was begun before ranks were noted. */
  #noteWhatIsThere(): void {
    const noted = this.database.prepare('SELECT 1 FROM ranks LIMIT 1').get() !== undefined;
    if (noted) return;
    this.database.exec(
      `INSERT INTO ranks SELECT position, rank FROM (
         SELECT position, row_number() OVER (ORDER BY position) AS rank FROM events
       ) WHERE rank % ${noteEvery} = 0`,
    );
  }

  close(): void {
    this.#bell.close();
    this.database.close();
  }
}
