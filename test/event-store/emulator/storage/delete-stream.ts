import { checkWrite } from './check-write.js';
import { type ExpectedRevision, noRevision } from './revisions.js';
import { serverEvent } from './server-event.js';
import type { Storage } from './storage.js';
import { metastreamOf } from './stream-names.js';

export type DeleteOutcome =
  | { readonly kind: 'deletedAt'; readonly position: number }
  | { readonly kind: 'wrong'; readonly current: number }
  | { readonly kind: 'deleted' };

const softDeleteMark = '{"$tb":9223372036854775807}';

/** Hides all events of before; the next append counts on behind them. Metadata is replaced. */
export function softDelete(
  storage: Storage,
  stream: string,
  expected: ExpectedRevision,
  now: number,
): DeleteOutcome {
  const decision = checkWrite(storage, stream, expected, [freshId]);
  if (decision.kind === 'deleted' || decision.kind === 'wrong') return decision;
  const metastream = metastreamOf(stream);
  if (storage.lastRevision(stream) < 0 && storage.lastRevision(metastream) < 0)
    return { kind: 'wrong', current: noRevision };
  const { position } = storage.write(metastream, serverEvent('$metadata', softDeleteMark), now);
  return { kind: 'deletedAt', position };
}

/** Ends a stream for good. */
export function tombstone(
  storage: Storage,
  stream: string,
  expected: ExpectedRevision,
  now: number,
): DeleteOutcome {
  const decision = checkWrite(storage, stream, expected, [freshId]);
  if (decision.kind === 'deleted' || decision.kind === 'wrong') return decision;
  const { position } = storage.write(stream, serverEvent('$streamDeleted', undefined), now, true);
  return { kind: 'deletedAt', position };
}

/** No event has it, so that a delete is never taken for a repeated write. */
const freshId = '';
