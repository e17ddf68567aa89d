import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { createIndexes, createTable } from './schema.js';
import { forceToDisk, hasTable, removeFile } from './unfinished-file.js';
import type { View } from './view.js';
import { openToBuild, openUnfinished } from './views-file.js';

/** A file that holds some of the views, all built to the same position. */
export interface Share {
  readonly path: string;
  readonly views: readonly View[];
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

/** Whether a killed join had come to its end; the share's file may be gone then. */
export function isJoined(path: string, { views }: Share): boolean {
  const [first] = views.flatMap((view) => view.tables);
  if (first === undefined || !existsSync(path)) return first === undefined;
  const db = openUnfinished(path);
  try {
    return hasTable(db, first.name);
  } finally {
    db.close();
  }
}

/**
 * Brings another file's tables into this one, in one transaction; both must stand at the same position. The
 * tables are alike to the letter, so that SQLite copies records and index entries as they are. Tables with a
 * search index must be in the first file.
 */
export function joinShare(path: string, share: Share): void {
  if (!isJoined(path, share)) {
    const db = openToBuild(path);
    try {
      db.prepare('ATTACH ? AS share').run(share.path);
      db.exec('BEGIN');
      for (const spec of share.views.flatMap((view) => view.tables)) {
        db.exec(createTable(spec));
        for (const sql of createIndexes(spec)) db.exec(sql);
        db.exec(`INSERT INTO main.${spec.name} SELECT * FROM share.${spec.name}`);
      }
      db.exec('INSERT OR IGNORE INTO main.parked SELECT * FROM share.parked');
      db.exec('COMMIT');
      detach(db);
    } finally {
      db.close();
    }
    forceToDisk(path);
  }
  removeFile(share.path);
}

const detach = (db: DatabaseSync): void => db.exec('DETACH share');
