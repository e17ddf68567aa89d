import { DatabaseSync, type DatabaseSyncOptions } from 'node:sqlite';
import { naming } from '@xiaohao/event-log';
import { bookkeeping, createIndexes, createSearch, createTable } from './schema.js';
import { skippedEvents } from './skipped-events.js';
import type { View } from './view.js';

/** Milliseconds that a reader or writer waits for the other at a switch of the write-ahead file. */
const patience = 5_000;

const opened = (path: string, options: DatabaseSyncOptions, ...pragmas: readonly string[]): DatabaseSync =>
  naming(path, () => {
    const db = new DatabaseSync(path, { ...options, timeout: patience });
    for (const sql of pragmas) db.exec(sql);
    return db;
  });

/**
 * Opens the file to write it. Write-ahead with NORMAL: after a kill or loss of power it is consistent and
 * at worst behind, and the log has the rest.
 */
export function openToWrite(path: string): DatabaseSync {
  return opened(
    path,
    {},
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;',
    'PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 16000;',
  );
}

/**
 * Opens the file to fill it. With a rollback journal new pages are written once and not twice; a killed
 * build is as consistent as its last transaction. Nothing is forced to the disk before the end, so that an
 * unfinished build does not outlive a loss of power.
 */
export function openToBuild(path: string): DatabaseSync {
  return opened(
    path,
    {},
    'PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768;',
    'PRAGMA temp_store = MEMORY; PRAGMA locking_mode = EXCLUSIVE;',
  );
}

/**
 * Opens the file to read it where a killed build may have left it within a transaction: that is taken back, which
 * a connection that can only read is refused.
 */
export const openUnfinished = (path: string): DatabaseSync => opened(path, {}, 'PRAGMA query_only = ON;');

/** `cacheKiB`: pages that this connection keeps to itself. */
export function openToRead(path: string, cacheKiB = 16_384): DatabaseSync {
  return opened(path, { readOnly: true }, `PRAGMA query_only = ON; PRAGMA cache_size = -${cacheKiB};`);
}

const withSkips = (views: readonly View[]): readonly View[] => [...views, skippedEvents];

/** Tables alone, for a rebuild stream by stream; see {@link createAllIndexes}. */
export function createTables(db: DatabaseSync, views: readonly View[]): void {
  db.exec('BEGIN');
  for (const sql of bookkeeping) db.exec(sql);
  for (const view of withSkips(views)) for (const spec of view.tables) db.exec(createTable(spec));
  db.exec('COMMIT');
}

export function createAllIndexes(db: DatabaseSync, views: readonly View[]): void {
  for (const view of withSkips(views))
    for (const spec of view.tables) for (const sql of createIndexes(spec)) db.exec(sql);
}

/** Everything at once, empty. */
export function createSchema(db: DatabaseSync, views: readonly View[]): void {
  createTables(db, views);
  createAllIndexes(db, views);
  for (const view of views) for (const search of view.search ?? []) db.exec(createSearch(search));
}
