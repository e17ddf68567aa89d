import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { type BuildCursor, readCursor, writeCursor } from './build-cursor.js';
import { isDamage } from './faults.js';
import { buildSearch } from './search-index.js';
import { forceToDisk, hasTable, removeFile } from './unfinished-file.js';
import type { View } from './view.js';
import { createAllIndexes, openToBuild, openUnfinished } from './views-file.js';

/** How a build of a file stands; `absent` also where there is nothing that could be gone on with. */
export type Standing = BuildCursor | 'absent' | 'finished';

export function standingOf(path: string, views: readonly View[]): Standing {
  if (!existsSync(path)) return 'absent';
  const db = openUnfinished(path);
  try {
    const names = views.flatMap(({ tables }) => tables.map(({ name }) => name));
    if (!['build', 'checkpoint', ...names].every((name) => hasTable(db, name))) return 'absent';
    const isFinished = db.prepare('SELECT 1 FROM checkpoint').get() !== undefined;
    return isFinished ? 'finished' : (readCursor(db) ?? 'absent');
  } catch (fault) {
    if (!isDamage(fault)) throw fault;
    return 'absent';
  } finally {
    db.close();
  }
}

/** Where a built file stands; null when the log was empty, or there is no such file. */
export function positionOf(path: string): string | null {
  if (!existsSync(path)) return null;
  const db = openUnfinished(path);
  try {
    const row = hasTable(db, 'checkpoint') ? db.prepare('SELECT position FROM checkpoint').get() : undefined;
    return row === undefined ? null : String(row.position);
  } finally {
    db.close();
  }
}

/**
 * Makes a file of views of one that was filled: the rows of `others`, which were filled with other streams, come into
 * it, and the indexes are made over all. What a killed one had made of that already is there or is made again.
 */
export function finishBuild(path: string, views: readonly View[], others: readonly string[] = []): void {
  const db = openToBuild(path);
  try {
    const cursor = readCursor(db);
    if (cursor !== null) {
      if (cursor.state === 'filling') throw new Error(`${path} is not filled yet`);
      if (cursor.state === 'filled') join(db, views, cursor, others);
      createAllIndexes(db, views);
      for (const view of views) for (const search of view.search ?? []) buildSearch(db, search);
      end(db, cursor);
    }
  } finally {
    db.close();
  }
  forceToDisk(path);
  for (const other of others) removeFile(other);
}

/**
 * In one transaction. Rows that several streams share are in the first file alone: see `partsOf`. Only decisions to
 * skip, and what became of their stream, are in each.
 */
function join(
  db: DatabaseSync,
  views: readonly View[],
  cursor: BuildCursor,
  others: readonly string[],
): void {
  const tables = views.flatMap((view) => view.tables).filter(({ shared }) => shared !== true);
  for (const [at, other] of others.entries()) {
    if (!isOtherPart(other, views, cursor))
      throw new Error(`${other} is not the other part of what was filled`);
    db.prepare(`ATTACH ? AS part${at}`).run(other);
  }
  db.exec('BEGIN');
  for (const at of others.keys()) {
    for (const { name } of tables) db.exec(`INSERT INTO main.${name} SELECT * FROM part${at}.${name}`);
    db.exec(`INSERT OR IGNORE INTO main.parked SELECT * FROM part${at}.parked`);
  }
  writeCursor(db, { ...cursor, state: 'joined' });
  db.exec('COMMIT');
  for (const at of others.keys()) db.exec(`DETACH part${at}`);
}

function isOtherPart(path: string, views: readonly View[], { upTo, boundary }: BuildCursor): boolean {
  const other = standingOf(path, views);
  if (typeof other !== 'object') return false;
  return other.state === 'filled' && other.upTo === upTo && other.boundary === boundary;
}

/** Everything is on the disk before the file says that it is finished, and no longer of which start of the machine. */
function end(db: DatabaseSync, { upTo }: BuildCursor): void {
  db.exec('PRAGMA synchronous = FULL');
  db.exec('BEGIN');
  db.exec('DELETE FROM build');
  if (upTo !== null) db.prepare('INSERT INTO checkpoint VALUES (1, ?)').run(upTo);
  db.exec('COMMIT');
}
