import type { SQLOutputValue } from 'node:sqlite';
import type { ColumnType } from './table.js';

/** JSON with its keys in order, so that the order in which a document grew does not count. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}

/** A cell so that equal ones are equal as JSON. What should be JSON and is none stands for itself. */
export function plainCell(type: ColumnType, value: SQLOutputValue | undefined): unknown {
  if (type === 'json' && typeof value === 'string') {
    try {
      return ordered(JSON.parse(value));
    } catch {
      return { unreadable: value };
    }
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return value ?? null;
}
