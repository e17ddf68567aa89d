import type { DatabaseSync } from 'node:sqlite';
import { bootTime } from './unfinished-file.js';

/** How far a build stream by stream has come. */
export interface BuildCursor {
  /** The log's head when the build began; null when there was nothing. */
  readonly upTo: string | null;
  readonly after: { readonly stream: string; readonly revision: string } | null;
  /** Events read. */
  readonly done: number;
}

/** Null when the build has not begun, or is finished. */
export function readCursor(db: DatabaseSync): BuildCursor | null {
  const row = db.prepare('SELECT * FROM building').get();
  if (row === undefined) return null;
  return {
    upTo: row.up_to === null ? null : String(row.up_to),
    after: row.stream === null ? null : { stream: String(row.stream), revision: String(row.revision) },
    done: Number(row.done),
  };
}

/** Inside the caller's transaction. */
export function writeCursor(db: DatabaseSync, { upTo, after, done }: BuildCursor): void {
  db.prepare('INSERT OR REPLACE INTO building VALUES (1, ?, ?, ?, ?, ?)').run(
    upTo,
    after?.stream ?? null,
    after?.revision ?? null,
    done,
    bootTime(),
  );
}
