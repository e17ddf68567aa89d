import type { RecordedEvent, Revision } from '@xiaohao/event-log';

/** The target holds something else than the source, or more. */
export class LogsDiffer extends Error {
  override readonly name = 'LogsDiffer';
  constructor(
    /** From 1; which event of the target it is. */
    readonly at: number,
    /** Undefined when the source ends before the target does. */
    readonly event: RecordedEvent | undefined,
  ) {
    super(`the logs differ at event ${at}`);
  }
}

/** The target holds a stream that the source knows nothing of: another ledger lies there. */
export class StreamOfAnother extends Error {
  override readonly name = 'StreamOfAnother';
  constructor(readonly stream: string) {
    super(`the source knows no stream ${stream}`);
  }
}

/** A stream of the source goes on with another revision than the next one. */
export class EventMissing extends Error {
  override readonly name = 'EventMissing';
  constructor(
    readonly stream: string,
    readonly revision: Revision,
    readonly found: Revision,
  ) {
    super(`event ${revision} of ${stream} is missing`);
  }
}

/** An event of the source stands there a second time. */
export class EventTwice extends Error {
  override readonly name = 'EventTwice';
  constructor(
    readonly event: RecordedEvent,
    readonly first: RecordedEvent | undefined,
  ) {
    super(`event ${event.id} is there twice`);
  }
}

/** An event of the source has not the form of ours. */
export class NotOurs extends Error {
  override readonly name = 'NotOurs';
  constructor(
    readonly stream: string,
    readonly revision: Revision,
    readonly why: string,
  ) {
    super(`event ${revision} of ${stream} is none of ours: ${why}`);
  }
}
