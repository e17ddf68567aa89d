import { setTimeout as pause } from 'node:timers/promises';
import {
  type Appended,
  type BatchHandler,
  type EventLog,
  type ExpectedRevision,
  LogUnavailable,
  type NewEvent,
  type Position,
  type ReadStreamOptions,
  type RecordedEvent,
  type StreamSlice,
  type Subscription,
  WrongExpectedRevision,
} from '@xiaohao/event-log';
import { type EventStoreLog, StoreSetBack } from '@xiaohao/event-log/eventstoredb';
import type { SqliteLogReader } from '@xiaohao/event-log/sqlite';

/** How the store stands to this node's copy. */
export interface Standing {
  /** The number of the last look that found in the store what the copy ends with. */
  readonly whole: number;
  /** What it did not hold of the copy at the last look. */
  readonly setBack: string | null;
}

/** How long an append waits for the next look, milliseconds: a new leader needs a moment to show everything. */
const patience = 2_000;
const pauseBetween = 100;

/**
 * Whether what was read lacks what it should begin or end with: the stream was deleted, or cut by `$maxCount`,
 * `$maxAge` or `$tb`.
 */
function isCut({ exists, events }: StreamSlice, options: ReadStreamOptions = {}): boolean {
  if (!exists) return true;
  const { from, direction, limit = Number.POSITIVE_INFINITY } = options;
  if (direction === 'backward') return events.length < limit && events.at(-1)?.revision !== '0';
  const [first] = events;
  return from === undefined ? first?.revision !== '0' : first !== undefined && first.revision !== from;
}

/** A key's ids: made from it, so that another request, on another node perhaps, may have brought them already. */
const isMadeFromAKey = ({ id }: NewEvent): boolean => id.charAt(14) === '8';

/**
 * The log of a server on EventStoreDB: the store writes and is asked first; while it cannot be reached, this
 * node's copy answers what is read, and so it does where the store has not got a stream's events any more. Of an
 * event that already stands earlier in its stream the store knows nothing; here it is refused, as the embedded log
 * does.
 */
export class StoreBackedLog implements EventLog {
  /** The look that has to find the copy in the store, since that was found to write before what was seen of it. */
  #nextWhole = 0;

  constructor(
    private readonly store: EventStoreLog,
    private readonly copy: SqliteLogReader,
    /** Whether the store was found to be the one that holds this log. */
    private readonly examined: () => boolean = () => true,
    private readonly standing: () => Standing = () => ({ whole: 0, setBack: null }),
  ) {}

  /** Why nothing is written just now, though the store answers. */
  get heldUp(): string | null {
    const { whole, setBack } = this.standing();
    if (setBack !== null || whole >= this.#nextWhole) return setBack;
    return 'the store has written before what was seen of it';
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    if (!this.examined()) throw new LogUnavailable('the store has not answered since this process began');
    await this.#untilItHoldsTheCopy();
    if (expected !== 'absent' && events.some(isMadeFromAKey))
      await this.#refuseKnown(stream, expected, events);
    try {
      return await this.store.append(stream, expected, events);
    } catch (error) {
      // The look that is under way may have begun before.
      if (error instanceof StoreSetBack) this.#nextWhole = this.standing().whole + 2;
      throw error;
    }
  }

  async readStream(stream: string, options?: ReadStreamOptions): Promise<StreamSlice> {
    if (options?.near === true || !this.examined() || this.store.link.down)
      return this.copy.readStream(stream, options);
    try {
      const slice = await this.store.readStream(stream, options);
      return isCut(slice, options) ? this.copy.readStream(stream, options) : slice;
    } catch (error) {
      if (!(error instanceof LogUnavailable)) throw error;
      return this.copy.readStream(stream, options);
    }
  }

  readAll(options: { readonly after?: Position; readonly limit: number }): Promise<readonly RecordedEvent[]> {
    return this.copy.readAll(options);
  }

  head(): Promise<Position | null> {
    return this.copy.head();
  }

  subscribe(
    options: { readonly after?: Position; readonly batchSize?: number },
    handler: BatchHandler,
  ): Subscription {
    return this.copy.subscribe(options, handler);
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.copy.close();
  }

  /** What is written to a store that was set back is lost with it. @throws LogUnavailable when it does not come back in time */
  async #untilItHoldsTheCopy(): Promise<void> {
    for (const end = performance.now() + patience; this.heldUp !== null; await pause(pauseBetween))
      if (performance.now() > end) throw new LogUnavailable(this.heldUp);
  }

  /** Looks through the copy, and for what it does not hold yet in the store. */
  async #refuseKnown(stream: string, expected: string, events: readonly NewEvent[]): Promise<void> {
    const ids = new Set(events.map(({ id }) => id));
    const known = await this.copy.readStream(stream);
    const last = known.events.at(-1)?.revision;
    const missing = last === undefined || BigInt(last) < BigInt(expected);
    const rest = missing
      ? (await this.store.readStream(stream, last === undefined ? {} : { from: last })).events
      : [];
    const earlier = [...known.events, ...rest].some(
      ({ id, revision }) => ids.has(id) && BigInt(revision) <= BigInt(expected),
    );
    if (earlier) throw new WrongExpectedRevision(stream, expected, expected);
  }
}
