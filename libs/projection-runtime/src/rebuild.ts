import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { comparePositions } from '@xiaohao/event-log';
import type { EventSource, RawEvent } from './event-source.js';
import { isRowFault } from './faults.js';
import { Projector } from './projector.js';
import { buildSearch } from './search-index.js';
import { parkedEventsStream } from './skipped-events.js';
import type { View } from './view.js';
import {
  bootTime,
  createAllIndexes,
  createSchema,
  createTables,
  openToBuild,
  openToWrite,
} from './views-file.js';

export interface RebuildOptions {
  readonly path: string;
  readonly views: readonly View[];
  readonly source: EventSource;
  readonly now: () => string;
  readonly onProgress?: (done: number) => void;
  /** `stream` where the source can, unless told. */
  readonly order?: 'stream' | 'log';
  readonly batchSize?: number;
}

interface Cursor {
  readonly upTo: string | null;
  readonly after: { readonly stream: string; readonly revision: string } | null;
  readonly done: number;
}

/** Events read at once, and rows that may wait for one transaction. */
const defaultBatch = 4_000;
const waitingRows = 8_000;

/**
 * Fills a new file from the whole log up to the head that was found at the start; what came since is for a
 * {@link Projector} on the finished file. A file that a killed rebuild left is gone on with.
 */
export async function rebuild(options: RebuildOptions): Promise<void> {
  if (options.source.byStream === undefined || options.order === 'log') return inLogOrder(options);
  try {
    await streamByStream(options);
  } catch (fault) {
    if (!isRowFault(fault)) throw fault;
    // Two streams claim one row, so that the order between them counts: take them as they happened.
    removeFile(options.path);
    await inLogOrder(options);
  }
}

/** Follows the log from the file's checkpoint to its present head, with everything in place. */
async function inLogOrder(options: RebuildOptions): Promise<void> {
  const { source, views, now, batchSize = defaultBatch } = options;
  const db = openToWrite(options.path);
  try {
    if (!hasTable(db, 'checkpoint')) createSchema(db, views);
    const projector = new Projector(db, views, { now });
    for (let done = 0; ; ) {
      const batch = await source.after(projector.position, batchSize);
      if (batch.length === 0) return;
      projector.apply(batch);
      done += batch.length;
      options.onProgress?.(done);
    }
  } finally {
    db.close();
  }
}

async function streamByStream(options: RebuildOptions): Promise<void> {
  const { source, views, now, batchSize = defaultBatch } = options;
  if (isOfAnotherBoot(options.path)) removeFile(options.path);
  const db = openToBuild(options.path);
  try {
    if (!hasTable(db, 'building')) createTables(db, views);
    if (hasTable(db, 'checkpoint') && db.prepare('SELECT 1 FROM checkpoint').get() !== undefined) return;
    const projector = new Projector(db, views, { now, fresh: true });
    let cursor = readCursor(db) ?? (await begin(db, projector, source));
    const { upTo } = cursor;
    if (upTo !== null) {
      let open: RawEvent[] = [];
      for (let at = cursor.after; ; ) {
        const read = (await source.byStream?.(at, batchSize)) ?? [];
        const last = read.at(-1);
        // The last stream read may go on in the next batch: only whole streams are folded.
        const cut = last === undefined ? 0 : read.findIndex(({ stream }) => stream === last.stream);
        open.push(...(last === undefined ? read : read.slice(0, cut)));
        const whole = last !== undefined && open.at(-1)?.stream === last.stream ? [] : open;
        if (whole.length > 0) {
          projector.fold(whole.filter((raw) => wanted(raw, upTo)));
          cursor = advance(cursor, whole);
          open = [];
          if (projector.waiting >= waitingRows) commit(db, projector, cursor);
          options.onProgress?.(cursor.done);
        }
        if (last === undefined) break;
        open.push(...read.slice(cut));
        at = { stream: last.stream, revision: last.revision };
      }
      commit(db, projector, cursor);
    }
    finish(db, views, upTo);
    forceToDisk(options.path);
  } finally {
    db.close();
  }
}

const wanted = (raw: RawEvent, upTo: string): boolean =>
  raw.stream !== parkedEventsStream && comparePositions(raw.position, upTo) <= 0;

function advance(cursor: Cursor, whole: readonly RawEvent[]): Cursor {
  const last = whole.at(-1);
  if (last === undefined) return cursor;
  return {
    ...cursor,
    after: { stream: last.stream, revision: last.revision },
    done: cursor.done + whole.length,
  };
}

/** Decisions to skip come before everything else: they must be known when an event fails. */
async function begin(db: DatabaseSync, projector: Projector, source: EventSource): Promise<Cursor> {
  const upTo = await source.head();
  const skips = upTo === null ? [] : await source.stream(parkedEventsStream, null);
  projector.fold(skips.filter(({ position }) => comparePositions(position, upTo ?? '0') <= 0));
  const cursor: Cursor = { upTo, after: null, done: 0 };
  commit(db, projector, cursor);
  return cursor;
}

function commit(db: DatabaseSync, projector: Projector, { upTo, after, done }: Cursor): void {
  projector.commit(() => {
    db.prepare('INSERT OR REPLACE INTO building VALUES (1, ?, ?, ?, ?, ?)').run(
      upTo,
      after?.stream ?? null,
      after?.revision ?? null,
      done,
      bootTime(),
    );
  });
}

function readCursor(db: DatabaseSync): Cursor | null {
  const row = db.prepare('SELECT * FROM building').get();
  if (row === undefined) return null;
  return {
    upTo: row.up_to === null ? null : String(row.up_to),
    after: row.stream === null ? null : { stream: String(row.stream), revision: String(row.revision) },
    done: Number(row.done),
  };
}

/** Indexes and search one by one, each skipped when a killed rebuild had made it already. */
function finish(db: DatabaseSync, views: readonly View[], upTo: string | null): void {
  createAllIndexes(db, views);
  for (const view of views) for (const search of view.search ?? []) buildSearch(db, search);
  db.exec('BEGIN');
  db.exec('DELETE FROM building');
  if (upTo !== null) db.prepare('INSERT INTO checkpoint VALUES (1, ?)').run(upTo);
  db.exec('COMMIT');
  db.exec('PRAGMA journal_mode = WAL');
}

/** What was written before the machine stopped may be there in part. */
function isOfAnotherBoot(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    const db = new DatabaseSync(path);
    try {
      const boot = hasTable(db, 'building') ? db.prepare('SELECT boot FROM building').get()?.boot : undefined;
      return boot !== undefined && Math.abs(Number(boot) - bootTime()) > 30;
    } finally {
      db.close();
    }
  } catch {
    return true;
  }
}

function removeFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

function forceToDisk(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

const hasTable = (db: DatabaseSync, name: string): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;
