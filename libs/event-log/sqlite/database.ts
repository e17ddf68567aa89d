import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { naming } from '@xiaohao/event-log';
import { rankTable } from './event-ranks.js';

/** The log's file in its folder; SQLite keeps `-wal` and `-shm` beside it. */
export const databaseFile = (folder: string): string => join(folder, 'events.db');

const layout = 1;

/** UUIDs are kept as 16 bytes, so that the index over them, which random ids spread writes over, stays small. */
const tables = `
  CREATE TABLE IF NOT EXISTS events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id BLOB NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS events_by_stream ON events (stream, revision);
  PRAGMA user_version = ${layout};
`;
/** In a copy nobody looks for an id, and a log elsewhere may hold one twice. */
const idIndex = 'CREATE UNIQUE INDEX IF NOT EXISTS events_by_id ON events (id);';

const layoutOf = (database: DatabaseSync): unknown =>
  database.prepare('PRAGMA user_version').get()?.user_version;

const refuseOtherLayouts = (database: DatabaseSync, file: string): void => {
  const found = layoutOf(database);
  if (found !== layout) throw new Error(`${file} has layout ${String(found)}; this version knows ${layout}`);
};

/**
 * The one connection that writes. Every commit is an fsync of the write-ahead log (on macOS a flush of the
 * drive's cache, too). Checkpoints are made by hand: SQLite would swallow the failure of one it made itself.
 */
export const openForWriting = (file: string, maxBytes?: number): DatabaseSync =>
  naming(file, () => forWriting(file, maxBytes));

const forWriting = (file: string, maxBytes?: number): DatabaseSync => {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = 1;
    PRAGMA checkpoint_fullfsync = 1;
    PRAGMA wal_autocheckpoint = 0;
    PRAGMA cache_size = -65536;
  `);
  if (layoutOf(database) === 0) database.exec(`BEGIN IMMEDIATE; ${tables} ${idIndex} COMMIT;`);
  refuseOtherLayouts(database, file);
  // SQLite opens a file that it may only read, and would not say so before the first append.
  accessSync(file, constants.W_OK);
  if (maxBytes !== undefined) {
    const pageSize = Number(database.prepare('PRAGMA page_size').get()?.page_size);
    database.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(maxBytes / pageSize))}`);
  }
  return database;
};

/** A connection that cannot write; works in any thread or process while the writer writes. */
export const openForReading = (file: string): DatabaseSync => naming(file, () => forReading(file));

const forReading = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    refuseOtherLayouts(database, file);
    return database;
  } catch (fault) {
    database.close();
    throw fault;
  }
};

/** The one connection that writes a copy: no commit waits for the disk, and none is half there after a crash. */
export const openForCopying = (file: string): DatabaseSync => naming(file, () => forCopying(file));

const forCopying = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;');
  if (layoutOf(database) === 0) database.exec(`BEGIN IMMEDIATE; ${tables} COMMIT;`);
  refuseOtherLayouts(database, file);
  database.exec(rankTable);
  return database;
};
