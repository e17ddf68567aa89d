import { createHash } from 'node:crypto';
import { bookkeeping, schemaOf } from './schema.js';
import type { View } from './view.js';

/** Names what these views would write, so that a file written by other code is noticed; 16 hex digits. */
export function versionsOf(views: readonly View[]): string {
  const facts = views.map((view) => [
    view.name,
    view.version,
    schemaOf(view),
    view.claims.map((claim) => [claim.kind, claim.known, Object.keys(claim.on ?? {}).sort()]),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([bookkeeping, facts]))
    .digest('hex')
    .slice(0, 16);
}
