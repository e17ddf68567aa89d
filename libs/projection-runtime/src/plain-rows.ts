import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { plainCell } from './plain-cell.js';
import type { TableSpec } from './table.js';

/** A row as it is stored, and as the one text that it is compared by. */
export interface PlainRow {
  readonly cells: Readonly<Record<string, SQLOutputValue>>;
  /** JSON of all cells in the order of the columns. */
  readonly text: string;
}

/** All rows of a table in the order of its key. */
export function* plainRows(db: DatabaseSync, spec: TableSpec): Generator<PlainRow> {
  const columns = Object.entries(spec.columns);
  const rows = db
    .prepare(
      `SELECT ${columns.map(([name]) => name).join(', ')} FROM ${spec.name} ORDER BY ${spec.key.join(', ')}`,
    )
    .iterate();
  for (const cells of rows)
    yield { cells, text: JSON.stringify(columns.map(([name, type]) => plainCell(type, cells[name]))) };
}
