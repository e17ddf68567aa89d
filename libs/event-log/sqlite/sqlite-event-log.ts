import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  type Appended,
  type BatchHandler,
  checkAppend,
  type EventLog,
  type ExpectedRevision,
  type LogFailed,
  LogUnavailable,
  type NewEvent,
  type Position,
  type ReadStreamOptions,
  type RecordedEvent,
  type StreamSlice,
  type Subscription,
} from '@xiaohao/event-log';
import { AppendQueue } from './append-queue.js';
import { databaseFile } from './database.js';
import { makeFolder } from './make-folder.js';
import type { RawEvent } from './rows.js';
import { asRead } from './sqlite-fault.js';
import { SqliteLogReader } from './sqlite-log-reader.js';
import { Writer } from './writer.js';
import { takeWriterLock, type WriterLock } from './writer-lock.js';

export interface SqliteEventLogOptions {
  /** Made when it is not there. */
  readonly folder: string;
  /** The database may not grow beyond this; default: until the disk is full. */
  readonly maxBytes?: number;
  /** Own subscriptions hear of every commit; they also look this often, in milliseconds; default 1000. */
  readonly lookEvery?: number;
}

/** Makes the folder and sees to it that its name outlives a loss of power. */
const makeLasting = (folder: string): void => {
  const first = makeFolder(folder);
  if (first === undefined || process.platform === 'win32') return;
  const above = openSync(dirname(first), 'r');
  fsyncSync(above);
  closeSync(above);
};

/**
 * The embedded log: one SQLite file, written by a thread of this process. Appends that wait together share one
 * transaction and one fsync, and are answered after it. One process writes a log at a time: `open` rejects
 * with `LogInUse` while another does, and with `LogDamaged` where the file is.
 */
export class SqliteEventLog implements EventLog {
  #closed: Promise<void> | undefined;

  private constructor(
    private readonly lock: WriterLock,
    private readonly queue: AppendQueue,
    private readonly writer: Writer,
    private readonly reader: SqliteLogReader,
  ) {}

  static async open(options: SqliteEventLogOptions): Promise<SqliteEventLog> {
    makeLasting(options.folder);
    const file = databaseFile(options.folder);
    const lock = takeWriterLock(options.folder);
    let news = (): void => {};
    const queue: AppendQueue = new AppendQueue((batch) => writer.send(batch));
    const settings = options.maxBytes === undefined ? { file } : { file, maxBytes: options.maxBytes };
    const writer = new Writer(settings, queue, () => news());
    try {
      await writer.ready;
      const reader = await SqliteLogReader.open({ file, lookEvery: options.lookEvery ?? 1_000 });
      news = () => reader.nudge();
      return new SqliteEventLog(lock, queue, writer, reader);
    } catch (fault) {
      await writer.end();
      lock.release();
      throw asRead(fault, file);
    }
  }

  /** Resolves when the disk has refused a write or an fsync: from then on every append is `LogFailed`. */
  get failed(): Promise<LogFailed> {
    return this.writer.failed;
  }

  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    try {
      return this.queue.add(stream, expected, checkAppend(stream, expected, events));
    } catch (refusal) {
      return Promise.reject(refusal);
    }
  }

  readStream(stream: string, options?: ReadStreamOptions): Promise<StreamSlice> {
    return this.reader.readStream(stream, options);
  }

  readAll(options: { readonly after?: Position; readonly limit: number }): Promise<readonly RecordedEvent[]> {
    return this.reader.readAll(options);
  }

  /** See {@link SqliteLogReader.readAllRaw}. */
  readAllRaw(options: { readonly after?: Position; readonly limit: number }): readonly RawEvent[] {
    return this.reader.readAllRaw(options);
  }

  /** See {@link SqliteLogReader.readStreamRaw}. */
  readStreamRaw(stream: string): readonly RawEvent[] {
    return this.reader.readStreamRaw(stream);
  }

  head(): Promise<Position | null> {
    return this.reader.head();
  }

  subscribe(
    options: { readonly after?: Position; readonly batchSize?: number },
    handler: BatchHandler,
  ): Subscription {
    return this.reader.subscribe(options, handler);
  }

  /** Takes no more appends, answers those that it has, stops the subscriptions and lets the next writer in. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.queue.refuseNew(new LogUnavailable('the log is closed'));
    await this.queue.idle();
    // The last connection to close makes a checkpoint. After a failure that must be the reader, which cannot.
    await this.writer.goneIfFailed();
    await this.reader.close();
    await this.writer.end();
    this.lock.release();
  }
}
