import { existsSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type BatchHandler,
  Bell,
  catchUp,
  checkReadAll,
  checkReadStream,
  isPlace,
  LogDamaged,
  type LogReader,
  LogUnavailable,
  type Position,
  type ReadStreamOptions,
  type RecordedEvent,
  type StreamSlice,
  type Subscription,
} from '@xiaohao/event-log';
import { databaseFile, openForReading } from './database.js';
import { EventRanks } from './event-ranks.js';
import { type ExactEvent, exactRows, toExact } from './exact-rows.js';
import { columns, type RawEvent, toRaw, toReadable, toRecorded } from './rows.js';
import { asRead } from './sqlite-fault.js';

export type ReaderOptions = ({ readonly folder: string } | { readonly file: string }) & {
  /** How long to wait for a log that no writer has made yet, in milliseconds; default 5000. */
  readonly patience?: number;
  /** Subscriptions look for news this often, in milliseconds; default 50. A nudge wakes them at once. */
  readonly lookEvery?: number;
};

/** A place that was held against the port's rules; one that is beyond every event of such a log is refused, too. */
const numberOf = (place: string | undefined, otherwise: number): number => {
  if (place === undefined) return otherwise;
  const number = Number(place);
  if (!isPlace(place) || !Number.isSafeInteger(number))
    throw new RangeError(`not a place in this log: ${place}`);
  return number;
};

const openPatiently = async (file: string, patience: number): Promise<DatabaseSync> => {
  for (const end = performance.now() + patience; ; await pause(20)) {
    try {
      if (existsSync(file)) return openForReading(file);
    } catch (fault) {
      const seen = asRead(fault, file);
      if (seen instanceof LogDamaged || performance.now() >= end) throw seen;
    }
    if (performance.now() >= end) throw new LogUnavailable(`there is no log at ${file}`);
  }
};

/**
 * Reads the embedded log in any thread or process, while its writer writes. Reads are made in the calling
 * thread; they see every append that was answered before. Whatever reads may throw {@link LogDamaged}.
 */
export class SqliteLogReader implements LogReader {
  readonly #forward: StatementSync;
  readonly #backward: StatementSync;
  readonly #exists: StatementSync;
  readonly #all: StatementSync;
  readonly #head: StatementSync;
  readonly #ranks: EventRanks | undefined;
  #exact: StatementSync | undefined;
  readonly #news = new Bell();
  readonly #subscriptions = new Set<Subscription>();
  #open = true;

  private constructor(
    private readonly database: DatabaseSync,
    private readonly file: string,
    private readonly lookEvery: number,
  ) {
    const listing = (rest: string): StatementSync => {
      const statement = database.prepare(`SELECT ${columns} FROM events WHERE ${rest} LIMIT ?`);
      statement.setReturnArrays(true);
      return statement;
    };
    this.#forward = listing('stream = ? AND revision >= ? ORDER BY revision');
    this.#backward = listing('stream = ? AND revision <= ? ORDER BY revision DESC');
    this.#all = listing('position > ? ORDER BY position');
    this.#exists = database.prepare('SELECT 1 FROM events WHERE stream = ? LIMIT 1');
    this.#head = database.prepare('SELECT max(position) AS position FROM events');
    this.#ranks = EventRanks.of(database);
  }

  /** Waits for the log to be made; rejects with {@link LogUnavailable} when it is not there in time. */
  static async open(options: ReaderOptions): Promise<SqliteLogReader> {
    const file = 'file' in options ? options.file : databaseFile(options.folder);
    const database = await openPatiently(file, options.patience ?? 5_000);
    try {
      return new SqliteLogReader(database, file, options.lookEvery ?? 50);
    } catch (fault) {
      database.close();
      throw asRead(fault, file);
    }
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<StreamSlice> {
    checkReadStream(options);
    return this.#reading(() => {
      const rows =
        options.direction === 'backward'
          ? this.#backward.all(stream, numberOf(options.from, Number.MAX_SAFE_INTEGER), options.limit ?? -1)
          : this.#forward.all(stream, numberOf(options.from, 0), options.limit ?? -1);
      return {
        events: rows.map(toRecorded),
        exists: rows.length > 0 || this.#exists.get(stream) !== undefined,
      };
    });
  }

  async readAll(options: {
    readonly after?: Position;
    readonly limit: number;
  }): Promise<readonly RecordedEvent[]> {
    return this.#rows(options).map(toRecorded);
  }

  /** Like `readAll`, at once and without parsing: for views that need only some events, or only their bytes. */
  readAllRaw(options: { readonly after?: Position; readonly limit: number }): readonly RawEvent[] {
    return this.#rows(options).map(toRaw);
  }

  /** Like `readAllRaw`, and ends with the event that makes it more than so many characters, whatever the limit. */
  readAllRawWithin(options: {
    readonly after?: Position;
    readonly limit: number;
    readonly characters: number;
  }): readonly RawEvent[] {
    checkReadAll(options);
    return this.#reading(() => {
      const events: RawEvent[] = [];
      let left = options.characters;
      for (const row of this.#all.iterate(numberOf(options.after, 0), options.limit)) {
        const event = toRaw(row);
        events.push(event);
        left -= event.data.length + event.metadata.length;
        if (left < 0) break;
      }
      return events;
    });
  }

  /** One stream from its beginning, as it is stored, without parsing. */
  readStreamRaw(stream: string): readonly RawEvent[] {
    return this.#reading(() => this.#forward.all(stream, 0, -1).map(toRaw));
  }

  /** Like `readAllRaw`, and says of every event whether its bytes are the UTF-8 that they were written as. */
  readAllExact(options: { readonly after?: Position; readonly limit: number }): readonly ExactEvent[] {
    checkReadAll(options);
    return this.#reading(() => {
      this.#exact ??= exactRows(this.database);
      return this.#exact.all(numberOf(options.after, 0), options.limit).map(toExact);
    });
  }

  /** How many events stand at or before a position of this log. */
  countUpTo(position: Position): number {
    return this.#reading(() => this.#ranks?.upTo(numberOf(position, 0)) ?? numberOf(position, 0));
  }

  /** The event that has so many before it, or undefined past the end; unparsed. */
  readAt(index: number): RawEvent | undefined {
    return this.#reading(() => {
      if (this.#ranks === undefined) return this.readAllRaw({ after: String(index), limit: 1 })[0];
      const row = this.#ranks.at(index);
      return row === undefined ? undefined : toRaw(row);
    });
  }

  async head(): Promise<Position | null> {
    return this.#reading(() => {
      const position = this.#head.get()?.position;
      return typeof position === 'number' ? String(position) : null;
    });
  }

  subscribe(
    options: { readonly after?: Position; readonly batchSize?: number },
    handler: BatchHandler,
  ): Subscription {
    this.#mustBeOpen();
    const source = {
      readAll: async (range: { readonly after?: Position; readonly limit: number }) => this.#readable(range),
      news: this.#news,
      lookEvery: this.lookEvery,
    };
    const subscription = catchUp(source, options, handler);
    this.#subscriptions.add(subscription);
    void subscription.ended.then(() => this.#subscriptions.delete(subscription));
    return subscription;
  }

  /** Says that there may be news: subscriptions look at once instead of at their next turn. */
  nudge(): void {
    this.#news.ring();
  }

  /** Stops the subscriptions, waits for their handlers and closes the connection. */
  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.stop()));
    this.database.close();
  }

  /** The next that can be read, however many before them cannot: who follows would stand at one of those for ever. */
  #readable(range: { readonly after?: Position; readonly limit: number }): readonly RecordedEvent[] {
    for (let from = range; ; ) {
      const rows = this.#rows(from);
      const readable = rows.flatMap(toReadable);
      if (readable.length > 0 || rows.length < range.limit) return readable;
      from = { ...range, after: toRaw(rows.at(-1)).position };
    }
  }

  #rows(options: { readonly after?: Position; readonly limit: number }): readonly unknown[] {
    checkReadAll(options);
    return this.#reading(() => this.#all.all(numberOf(options.after, 0), options.limit));
  }

  #reading<T>(work: () => T): T {
    this.#mustBeOpen();
    try {
      return work();
    } catch (fault) {
      throw asRead(fault, this.file);
    }
  }

  #mustBeOpen(): void {
    if (!this.#open) throw new LogUnavailable('the log is closed');
  }
}
