import type { JsonObject } from './json.js';

/**
 * The place of an event in its stream. Opaque: a decimal string without leading zeros; compare with
 * {@link compareRevisions}, never by arithmetic.
 */
export type Revision = string;

/**
 * The place of an event in the whole log. Opaque like {@link Revision}; gaps between neighbours are normal
 * (the embedded log has none, EventStoreDB has many).
 */
export type Position = string;

/** The revision that the writer has seen: the stream must be absent, or end at exactly this event. */
export type ExpectedRevision = 'absent' | Revision;

/** Who did it. `clock` writes never refuse a person's `If-Match`. */
export interface EventActor {
  readonly kind: 'person' | 'administrator' | 'system' | 'clock';
  readonly id: string;
  /** The person for whom it was done, where somebody acted for another. */
  readonly onBehalfOf?: string;
}

/** What is known about the recording of an event, apart from what it says. */
export interface EventMetadata {
  /** Version of the data's schema, from 1. */
  readonly schemaVersion: number;
  readonly actor: EventActor;
  /** The command that was decided, as in the route: `PassFirstReview`. */
  readonly command: string;
  /** One per request; events that belong together share it. */
  readonly correlationId: string;
  /** When the server recorded it: UTC, ISO 8601 with milliseconds. The log's order never depends on it. */
  readonly recordedAt: string;
  /** When it happened, as stated by the actor: an instant or a date. Shown, never trusted. */
  readonly happenedAt?: string;
  /** Digest over (credential's owner, Idempotency-Key), hex; absent when the caller gave no key. */
  readonly idempotencyKey?: string;
  /** SHA-256 over method, path and body of the request under that key, hex. */
  readonly requestDigest?: string;
}

/** An event that is to be appended. `id` is a UUID and decides whether a second append is the same. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: EventMetadata;
}

export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  readonly revision: Revision;
  readonly position: Position;
}

export interface Appended {
  /** Revision of the last event of this append. */
  readonly revision: Revision;
  /** Position of the last event of this append. */
  readonly position: Position;
  /** True when these very events had been appended before, and nothing was written now. */
  readonly repeated: boolean;
}

export interface StreamSlice {
  readonly events: readonly RecordedEvent[];
  /** False when the stream was never written. */
  readonly exists: boolean;
}

export interface ReadStreamOptions {
  /** First revision to return (inclusive); default: the first event, or the last when reading backward. */
  readonly from?: Revision;
  readonly direction?: 'forward' | 'backward';
  /** At most this many events; default: all. */
  readonly limit?: number;
  /** A copy of the log that is at hand will do: what it does not hold yet is heard of when it comes. */
  readonly near?: boolean;
}

export interface Subscription {
  /** Resolves when the subscription has ended: after `stop()`, or never by itself. */
  readonly ended: Promise<void>;
  /** Stops delivery; resolves when the handler is idle. */
  stop(): Promise<void>;
}

/** Receives events in log order, one batch at a time; a rejection makes the same batch come again. */
export type BatchHandler = (batch: readonly RecordedEvent[]) => Promise<void> | void;

/**
 * The record of everything that happened. The truth is here and only here.
 *
 * **Order.** Within a stream by revision; over all streams by position; a reader that has seen position P
 * never later meets an event before P.
 * **Atomicity.** The events of one append are all there or none is. One append touches one stream; there
 * are no transactions over streams.
 * **Durability.** When `append` resolves, the events survive the loss of power (embedded: fsync; cluster: a
 * majority).
 * **Expected revision.** Always exact. A mismatch is {@link WrongExpectedRevision} with the actual revision,
 * and nothing is written.
 * **Idempotence.** An append whose events (same ids, same order) already stand at the expected place is
 * answered with the first outcome, `repeated: true`. Ids that stand elsewhere, or only in part, are
 * {@link WrongExpectedRevision}.
 * **Limits.** At most 1 MiB of encoded data and metadata in one append: {@link AppendTooLarge}, before
 * anything is sent. Stream names are 1-512 characters of `[A-Za-z0-9_-]`, so that no `$`-stream is ever
 * touched: {@link InvalidAppend}. Neither is an empty append allowed,
 * nor data with anything that JSON would leave out or write as something else (a map, a date, bytes, a
 * function). A read from what is no place or of what is no number of events, and a subscription with such
 * options, is a RangeError at once.
 * **Errors.** {@link LogUnavailable} may be tried again with the same ids, whatever became of the first
 * try, unless it is {@link StreamDeleted} or {@link EventUnreadable}; {@link LogFull} wrote nothing;
 * {@link LogFailed} means that the log must not be written any more by this process.
 */
export interface EventLog extends LogReader {
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended>;
}

/** The reading half of {@link EventLog}: what a thread or process that never writes needs. */
export interface LogReader {
  readStream(stream: string, options?: ReadStreamOptions): Promise<StreamSlice>;
  /**
   * Events after the position of one of them (exclusive; absent: from the start), in log order, at most `limit`. A
   * log that lies elsewhere is held against that event, and may be `LogUnavailable` where it is not there.
   */
  readAll(options: { readonly after?: Position; readonly limit: number }): Promise<readonly RecordedEvent[]>;
  /** The last position, or null when nothing was ever written. */
  head(): Promise<Position | null>;
  /**
   * Delivers everything after a position, first what is there, then what comes; resumes by itself after
   * faults, never skips, never repeats what the handler accepted. Of the embedded log and its copies an event that
   * somebody else wrote, and that is no JSON or lacks the metadata of an event, is passed over.
   */
  subscribe(
    options: { readonly after?: Position; readonly batchSize?: number },
    handler: BatchHandler,
  ): Subscription;
  close(): Promise<void>;
}

const compareDecimals = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** Negative, zero or positive as `a` stands before, at or after `b` in one stream. */
export const compareRevisions: (a: Revision, b: Revision) => number = compareDecimals;

/** Negative, zero or positive as `a` stands before, at or after `b` in the log. */
export const comparePositions: (a: Position, b: Position) => number = compareDecimals;
