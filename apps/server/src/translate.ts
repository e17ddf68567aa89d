import {
  AggregateAbsent,
  ConcurrentChange,
  IdempotencyKeyInUse,
  IdempotencyKeyReused,
  PreconditionFailed,
  StreamUnreadable,
} from '@xiaohao/command-handling';
import {
  AppendTooLarge,
  EventUnreadable,
  LogDamaged,
  LogFailed,
  LogFull,
  LogUnavailable,
  StreamDeleted,
  WrongExpectedRevision,
} from '@xiaohao/event-log';
import { EvidenceRefused, EvidenceStoreFull } from '@xiaohao/evidence';
import { edgeProblem, etagOf, type HttpProblem } from '@xiaohao/http';
import { InvalidCursor, InvalidQuery } from '@xiaohao/ledger';
import { SigningUnavailable } from '@xiaohao/signing';
import { RegisterUnreadable } from './house/register-unreadable.js';
import { fileProblem } from './problems/evidence.controller.js';
import { PastNotReady, ViewsNotReady } from './views/index.js';

const retryLater = { headers: { 'retry-after': '1' } };
const at = (revision: string) => ({ headers: { etag: etagOf(revision) }, extensions: { revision } });

/** The errors of the product's rooms as answers; anything else is a fault of ours. */
export function translate(error: unknown): HttpProblem | undefined {
  if (error instanceof PreconditionFailed) return edgeProblem('PreconditionFailed', at(error.revision));
  if (error instanceof ConcurrentChange) return edgeProblem('ConcurrentChange', at(error.revision));
  if (error instanceof WrongExpectedRevision) return edgeProblem('ConcurrentChange');
  if (error instanceof AggregateAbsent) return edgeProblem('NotFound');
  if (error instanceof RegisterUnreadable)
    return edgeProblem('RegisterUnreadable', {
      params: { register: error.register, revision: error.revision },
      cause: error,
    });
  if (error instanceof StreamUnreadable || error instanceof EventUnreadable)
    return edgeProblem('StreamUnreadable', { params: { revision: error.revision }, cause: error });
  if (error instanceof IdempotencyKeyReused) return edgeProblem('IdempotencyKeyReused');
  if (error instanceof IdempotencyKeyInUse) return edgeProblem('IdempotencyKeyInUse', retryLater);
  if (error instanceof AppendTooLarge) return edgeProblem('BodyTooLarge');
  if (error instanceof LogFull || error instanceof EvidenceStoreFull) return edgeProblem('StorageFull');
  // Before what may pass: it is one of its kind, and does not.
  if (error instanceof StreamDeleted) return edgeProblem('StreamDeleted', { cause: error });
  if (error instanceof LogUnavailable || error instanceof LogFailed || error instanceof ViewsNotReady)
    return edgeProblem('Unavailable', retryLater);
  if (error instanceof LogDamaged) return edgeProblem('LogInDoubt', { cause: error });
  if (error instanceof PastNotReady) {
    const { position, head } = error;
    return edgeProblem('PastBeingMade', { params: { position, head }, extensions: { position, head } });
  }
  if (error instanceof SigningUnavailable) return edgeProblem('SigningUnavailable', { cause: error });
  if (error instanceof EvidenceRefused) return fileProblem(error);
  if (error instanceof InvalidCursor) return edgeProblem('InvalidCursor');
  if (error instanceof InvalidQuery)
    return edgeProblem('ParameterInvalid', {
      errors: [{ parameter: error.field, code: 'ParameterInvalid', zh: '取值不符合要求。', en: error.rule }],
    });
  return undefined;
}
