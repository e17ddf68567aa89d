import type { DatabaseSync } from 'node:sqlite';
import type { ProblemDocument } from './document.js';

const sql = 'SELECT document FROM problem_detail WHERE id = ?';

/** The problem as JSON text, ready to be sent; null when there is none with this id. */
export function readDetailText(db: DatabaseSync, id: string): string | null {
  const row = db.prepare(sql).get(id);
  return row === undefined ? null : String(row.document);
}

export function readDetail(db: DatabaseSync, id: string): ProblemDocument | null {
  const text = readDetailText(db, id);
  return text === null ? null : (JSON.parse(text) as ProblemDocument);
}
