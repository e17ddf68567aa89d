import type { Refusal } from '@xiaohao/deciding';

/** The decider said no; `revision` is what it looked at. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  constructor(
    readonly kind: string,
    readonly refusal: Refusal,
    readonly revision: string,
  ) {
    super(`${kind} refuses: ${refusal.refused}`);
  }
}

/** The caller's `If-Match` names a revision that is no longer the last one of a person's hand. */
export class PreconditionFailed extends Error {
  override readonly name = 'PreconditionFailed';
  constructor(readonly revision: string) {
    super(`the aggregate is at revision ${revision}`);
  }
}

/** Somebody else wrote in between, and deciding again would not be what the caller meant. */
export class ConcurrentChange extends Error {
  override readonly name = 'ConcurrentChange';
  constructor(readonly revision: string) {
    super(`the aggregate has gone on to revision ${revision}`);
  }
}

/** There is no such aggregate. */
export class AggregateAbsent extends Error {
  override readonly name = 'AggregateAbsent';
  constructor(
    readonly kind: string,
    readonly id: string,
  ) {
    super(`there is no ${kind} ${id}`);
  }
}

/** The same Idempotency-Key came with another request. */
export class IdempotencyKeyReused extends Error {
  override readonly name = 'IdempotencyKeyReused';
}

/** The first request under this Idempotency-Key is still running. */
export class IdempotencyKeyInUse extends Error {
  override readonly name = 'IdempotencyKeyInUse';
}

/** A stream holds an event that this version cannot take in: it came from a later one, or is broken. */
export class StreamUnreadable extends Error {
  override readonly name = 'StreamUnreadable';
  constructor(
    readonly stream: string,
    /** Of the event. */
    readonly revision: string,
    cause: unknown,
  ) {
    super(`event ${revision} of ${stream} cannot be taken in: ${String(cause)}`, { cause });
  }
}
