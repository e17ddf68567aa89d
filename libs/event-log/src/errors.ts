import type { ExpectedRevision, Revision } from './event-log.js';

/** The stream does not end where the writer thought; nothing was written. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: Revision | 'absent',
  ) {
    super(`stream ${stream} is at ${actual}, not at ${expected}`);
  }
}

/** The append is over 1 MiB; it was not sent. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
  constructor(
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`an append of ${bytes} bytes is over the limit of ${limit}`);
  }
}

/** The append breaks the port's rules (stream name, no events, a repeated id in one append). */
export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';
}

/** The outcome is unknown or the log cannot be reached; the same ids may be sent again. */
export class LogUnavailable extends Error {
  override readonly name: string = 'LogUnavailable';
}

/** The log has answered, with an event that nobody can read: it was redacted, or somebody else wrote it. Asking again does not help. */
export class EventUnreadable extends LogUnavailable {
  override readonly name = 'EventUnreadable';
  constructor(
    readonly stream: string,
    readonly revision: Revision,
    readonly reason = 'its data or its metadata is no JSON object',
  ) {
    super(`event ${revision} of ${stream} cannot be read: ${reason}`);
  }
}

/** The log has answered: the stream was deleted there for good, by whoever may do that. Asking again does not help. */
export class StreamDeleted extends LogUnavailable {
  override readonly name = 'StreamDeleted';
}

/** There is no room left; nothing was written, and writing may go on once there is room. */
export class LogFull extends Error {
  override readonly name = 'LogFull';
}

/** The disk refused a write or an fsync; this process must not write the log again. */
export class LogFailed extends Error {
  override readonly name = 'LogFailed';
}

/** Another process writes this log. */
export class LogInUse extends Error {
  override readonly name = 'LogInUse';
}

/** The file that holds a log is damaged: something in it cannot be read, and will not be by trying again. */
export class LogDamaged extends Error {
  override readonly name = 'LogDamaged';
  constructor(
    readonly file: string,
    /** What was found, in the words of whatever reads it. */
    readonly reason: string,
  ) {
    super(`${file} is damaged: ${reason}`);
  }
}
