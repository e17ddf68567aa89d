import { deletedRevision, type ExpectedRevision, noRevision } from './revisions.js';
import type { Storage } from './storage.js';
import { metastreamOf } from './stream-names.js';

/** What may be done with a write. `repeated` carries the revision of the last event that was there already. */
export type WriteDecision =
  | { readonly kind: 'write'; readonly current: number }
  | { readonly kind: 'repeated'; readonly lastRevision: number }
  | { readonly kind: 'wrong'; readonly current: number }
  | { readonly kind: 'deleted' };

/** Holds a write against the revision that its writer expects, and finds out a write that is sent again. */
export function checkWrite(
  storage: Storage,
  stream: string,
  expected: ExpectedRevision,
  ids: readonly string[],
): WriteDecision {
  const current = storage.lastRevision(stream);
  if (current === deletedRevision) return { kind: 'deleted' };
  if (expected === 'stream_exists') {
    if (storage.isSoftDeleted(stream)) return { kind: 'deleted' };
    if (current < 0 && storage.lastRevision(metastreamOf(stream)) < 0) return { kind: 'wrong', current };
  }
  if (expected === 'any' || expected === 'stream_exists')
    return againstRecentIds(storage, stream, ids, current);
  const after = expected === 'no_stream' ? noRevision : Number(expected);
  if (after > current) return { kind: 'wrong', current };
  if (after === current) return { kind: 'write', current };
  return againstLog(storage, stream, ids, { after, current, absent: expected === 'no_stream' });
}

function againstRecentIds(
  storage: Storage,
  stream: string,
  ids: readonly string[],
  current: number,
): WriteDecision {
  let lastRevision: number | undefined;
  for (const id of ids) {
    const known = storage.recentIds.find(stream, id);
    if (known === undefined) return { kind: lastRevision === undefined ? 'write' : 'wrong', current };
    lastRevision = known;
  }
  return lastRevision === undefined ? { kind: 'write', current } : { kind: 'repeated', lastRevision };
}

function againstLog(
  storage: Storage,
  stream: string,
  ids: readonly string[],
  { after, current, absent }: { readonly after: number; readonly current: number; readonly absent: boolean },
): WriteDecision {
  for (const [index, id] of ids.entries()) {
    if (storage.eventAt(stream, after + 1 + index)?.id === id) continue;
    if (index === 0 && absent && storage.isSoftDeleted(stream)) return { kind: 'write', current };
    return { kind: 'wrong', current };
  }
  return ids.length === 0
    ? { kind: 'wrong', current }
    : { kind: 'repeated', lastRevision: after + ids.length };
}
