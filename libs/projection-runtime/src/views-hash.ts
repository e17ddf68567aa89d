import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { plainRows } from './plain-rows.js';
import { skippedEvents } from './skipped-events.js';
import type { View } from './view.js';

/**
 * SHA-256, hex, over all rows of all views in order of their keys. What is parked, and how often it was
 * tried, is not in it. Search indexes are not either: they follow from their tables.
 */
export function viewsHash(db: DatabaseSync, views: readonly View[]): string {
  const hash = createHash('sha256');
  for (const spec of [...views, skippedEvents].flatMap((view) => view.tables)) {
    hash.update(`\n${spec.name}\n`);
    for (const { text } of plainRows(db, spec)) hash.update(`${text}\n`);
  }
  return hash.digest('hex');
}
