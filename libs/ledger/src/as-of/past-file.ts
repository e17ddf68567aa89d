import type { DatabaseSync } from 'node:sqlite';
import {
  createSchema,
  type EventSource,
  openToWrite,
  type ParkedEvent,
  Projector,
  parkedEventsStream,
  type RawEvent,
  readParked,
  versionsOf,
} from '@xiaohao/projection-runtime';
import { Ledger } from '../asking/ledger.js';
import type { Bound } from '../asking/rows.js';
import { Moments, momentSchema } from './moments.js';
import { pastViews } from './past-views.js';
import { Sheets, sheetSchema } from './sheets.js';
import { StatedLines, statedSchema } from './stated-lines.js';

/** Events in one transaction. */
const usualBatch = 2_000;
/** Rows between two sheets at least. */
const leastOfSheet = 4_000;

/** To be raised when sheets, moments or lines on two axes are kept in another way. */
const keeping = 5;

/** Names what would be written, so that a file of other code is not gone on with. */
export const pastVersions = (): string => `${keeping}-${versionsOf(pastViews)}`;

export interface PastFileOptions {
  readonly path: string;
  readonly source: EventSource;
  readonly cursorSecret: Uint8Array;
  readonly now: () => string;
  /** Events in one transaction, and rows between two sheets at least: small ones make several of a short log. */
  readonly batch?: number;
  readonly least?: number;
}

/** The file belongs to another log, or some of its streams may now be read on: it has to be made anew. */
export class PastFileSpent extends Error {
  override readonly name = 'PastFileSpent';
}

/** All rows there ever were, kept in one file. Whoever has it open is its only writer, and its only reader. */
export class PastFile {
  readonly ledger: Ledger;
  readonly moments: Moments;
  readonly #db: DatabaseSync;
  readonly #projector: Projector;
  readonly #sheets: Sheets;
  readonly #stated: StatedLines;
  readonly #batch: number;
  #head = 0;
  #tally = new Map<string, number>();

  private constructor(private readonly options: PastFileOptions) {
    const { path, source, cursorSecret, now, least = leastOfSheet } = options;
    this.#batch = options.batch ?? usualBatch;
    this.#db = openToWrite(path);
    this.#db.exec('PRAGMA cache_size = -65536; PRAGMA mmap_size = 8589934592;');
    const made = this.#db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'moment'").get() !== undefined;
    if (!made) {
      createSchema(this.#db, pastViews);
      for (const sql of [...sheetSchema, ...statedSchema, ...momentSchema]) this.#db.exec(sql);
    }
    this.#projector = new Projector(this.#db, pastViews, { now });
    this.#sheets = new Sheets(this.#db, least);
    this.#stated = new StatedLines(this.#db, source);
    this.moments = new Moments(this.#db, source);
    this.ledger = new Ledger(this.#db, source, cursorSecret);
    this.#db.function('tally', (text) => {
      const value = String(text);
      this.#tally.set(value, (this.#tally.get(value) ?? 0) + 1);
      return 0;
    });
  }

  /** @throws PastFileSpent when it knows more than the log */
  static async open(options: PastFileOptions): Promise<PastFile> {
    const file = new PastFile(options);
    try {
      await file.#begin();
    } catch (fault) {
      file.close();
      throw fault;
    }
    return file;
  }

  /** The last position that is in the rows, their ends and the sheets. */
  get position(): number {
    return Number(this.#db.prepare('SELECT max(at) AS at FROM moment').get()?.at ?? 0);
  }

  /** What it could not take in: the problems of these streams stand as they did before. */
  get parked(): readonly ParkedEvent[] {
    return readParked(this.#db);
  }

  /** The log's head when it was last looked at. */
  get head(): number {
    return this.#head;
  }

  /**
   * Goes on to the head of this moment, for so long at most; true when it got there. Between two batches others may
   * ask. @throws PastFileSpent when a parked event has been skipped since
   */
  async follow(milliseconds: number): Promise<boolean> {
    const until = performance.now() + milliseconds;
    this.#head = Number((await this.options.source.head()) ?? 0);
    while (Number(this.#projector.position ?? 0) < this.#head) {
      const batch = await this.options.source.after(this.#projector.position, this.#batch);
      this.#projector.apply(batch);
      if (this.#projector.skippable().length > 0) throw new PastFileSpent('a parked event was skipped');
      await this.#keep(batch);
      if (performance.now() > until) break;
    }
    return Number(this.#projector.position ?? 0) >= this.#head;
  }

  /**
   * How often each text was handed to `tally(…)` in this SQL. SQLite counts by sorting; for a hundred thousand lines a
   * map takes half the time.
   */
  tallied({
    sql,
    values,
  }: {
    readonly sql: string;
    readonly values: readonly Bound[];
  }): ReadonlyMap<string, number> {
    this.#tally = new Map();
    this.ledger.all(sql, ...values);
    return this.#tally;
  }

  close(): void {
    this.#db.close();
  }

  async #begin(): Promise<void> {
    const { source } = this.options;
    this.#head = Number((await source.head()) ?? 0);
    if (Number(this.#projector.position ?? 0) > this.#head)
      throw new PastFileSpent(`the rows stand at ${this.#projector.position}, the log ends at ${this.#head}`);
    if (this.#projector.position === null) {
      // Decisions to skip must be known when an event fails.
      this.#projector.fold(await source.stream(parkedEventsStream, null));
      this.#projector.commit(() => undefined);
    }
    // What a killed process had folded, and not yet kept.
    for (;;) {
      const { position } = this;
      const read = await source.after(position === 0 ? null : String(position), this.#batch);
      const folded = Number(this.#projector.position ?? 0);
      const batch = read.filter((raw) => Number(raw.position) <= folded);
      if (batch.length === 0) return;
      await this.#keep(batch);
    }
  }

  /** What follows from the rows of a batch: their ends, the sheet, the instants, the lines on two axes. */
  async #keep(batch: readonly RawEvent[]): Promise<void> {
    const last = batch.at(-1);
    if (last === undefined) return;
    const [after, upTo] = [this.position, Number(last.position)];
    const write = await this.#stated.prepare(batch, upTo);
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      write();
      this.#sheets.follow(after, upTo);
      this.moments.follow(batch);
      this.#db.exec('COMMIT');
    } catch (fault) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw fault;
    }
  }
}
