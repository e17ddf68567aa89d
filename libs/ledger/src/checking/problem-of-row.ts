import type { DatabaseSync } from 'node:sqlite';
import type { RowDifference } from '@xiaohao/projection-runtime';

/** Tables whose rows are problems, by the column that names them. */
const byId = new Set(['problem', 'problem_dues', 'problem_text']);

/** The problem that a row is about, as far as its columns tell; null for what belongs to none. */
export function problemOfRow(
  { table, cells }: Pick<RowDifference, 'table' | 'cells'>,
  files: readonly DatabaseSync[],
): string | null {
  const { problem, id, ordinal } = cells;
  if (typeof problem === 'string') return problem;
  if (byId.has(table) && typeof id === 'string') return id;
  if (typeof ordinal !== 'number') return null;
  for (const db of files) {
    const found = db.prepare('SELECT id FROM problem WHERE ordinal = ?').get(ordinal)?.['id'];
    if (typeof found === 'string') return found;
  }
  return null;
}
