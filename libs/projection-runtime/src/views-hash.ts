import { createHash } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { skippedEvents } from './skipped-events.js';
import type { ColumnType, TableSpec } from './table.js';
import type { View } from './view.js';

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

function plain(type: ColumnType, value: SQLOutputValue | undefined): unknown {
  if (type === 'json' && typeof value === 'string') return ordered(JSON.parse(value));
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return value ?? null;
}

/**
 * SHA-256, hex, over all rows of all views in order of their keys. What is parked, and how often it was
 * tried, is not in it. Search indexes are not either: they follow from their tables.
 */
export function viewsHash(db: DatabaseSync, views: readonly View[]): string {
  const hash = createHash('sha256');
  for (const spec of [...views, skippedEvents].flatMap((view) => view.tables)) hashTable(db, spec, hash);
  return hash.digest('hex');
}

function hashTable(db: DatabaseSync, spec: TableSpec, hash: ReturnType<typeof createHash>): void {
  const columns = Object.entries(spec.columns);
  const rows = db
    .prepare(
      `SELECT ${columns.map(([name]) => name).join(', ')} FROM ${spec.name} ORDER BY ${spec.key.join(', ')}`,
    )
    .iterate();
  hash.update(`\n${spec.name}\n`);
  for (const row of rows)
    hash.update(`${JSON.stringify(columns.map(([name, type]) => plain(type, row[name])))}\n`);
}
