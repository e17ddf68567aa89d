import type { DatabaseSync } from 'node:sqlite';
import type { Division } from './division.js';
import { bootTime } from './unfinished-file.js';

/** How far a build stream by stream has come. */
export interface BuildCursor extends Division {
  readonly after: { readonly stream: string; readonly revision: string } | null;
  /** Events read. */
  readonly done: number;
  /** `filling` with rows; `filled`; `joined`: the rows of the other part are in the file, too. */
  readonly state: 'filling' | 'filled' | 'joined';
}

/** Null when the build has not begun, or is finished. */
export function readCursor(db: DatabaseSync): BuildCursor | null {
  const row = db.prepare('SELECT * FROM build').get();
  if (row === undefined) return null;
  return {
    upTo: row.up_to === null ? null : String(row.up_to),
    boundary: row.boundary === null ? null : String(row.boundary),
    after: row.stream === null ? null : { stream: String(row.stream), revision: String(row.revision) },
    done: Number(row.done),
    state: String(row.state) as BuildCursor['state'],
  };
}

/** Inside the caller's transaction. */
export function writeCursor(db: DatabaseSync, { upTo, boundary, after, done, state }: BuildCursor): void {
  db.prepare('INSERT OR REPLACE INTO build VALUES (1, ?, ?, ?, ?, ?, ?, ?)').run(
    upTo,
    boundary,
    after?.stream ?? null,
    after?.revision ?? null,
    done,
    state,
    bootTime(),
  );
}
