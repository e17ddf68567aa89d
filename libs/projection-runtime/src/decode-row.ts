import type { SQLOutputValue } from 'node:sqlite';
import { decodeCell } from './cells.js';
import type { TableSpec } from './table.js';

/** A row as handlers and readers see it, from one that SQLite gave. The caller says whose table it is. */
export function decodeRow<Row extends object>(
  spec: TableSpec,
  row: Readonly<Record<string, SQLOutputValue>>,
): Row {
  const decoded: Record<string, unknown> = {};
  for (const column in spec.columns)
    decoded[column] = decodeCell(spec.columns[column] ?? 'text', row[column]);
  return decoded as Row;
}
