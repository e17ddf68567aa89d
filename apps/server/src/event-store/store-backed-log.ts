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
  /** When it was last seen to hold what the copy holds, and no more: instant, UTC. */
  readonly asOf: string | null;
  /** What it does not hold of the copy. */
  readonly setBack: string | null;
}

/** A key's ids: made from it, so that another request, on another node perhaps, may have brought them already. */
const isMadeFromAKey = ({ id }: NewEvent): boolean => id.charAt(14) === '8';

/**
 * The log of a server on EventStoreDB: the store writes and is asked first; while it cannot be reached, this
 * node's copy answers what is read. Of an event that already stands earlier in its stream the store knows
 * nothing; here it is refused, as the embedded log does.
 */
export class StoreBackedLog implements EventLog {
  /** When the store was found to write before what was seen of it, until it is seen to hold the copy again. */
  #suspected: string | null = null;

  constructor(
    private readonly store: EventStoreLog,
    private readonly copy: SqliteLogReader,
    /** Whether the store was found to be the one that holds this log. */
    private readonly examined: () => boolean = () => true,
    private readonly standing: () => Standing = () => ({ asOf: null, setBack: null }),
  ) {}

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    if (!this.examined()) throw new LogUnavailable('the store has not answered since this process began');
    this.#mustHoldTheCopy();
    if (expected !== 'absent' && events.some(isMadeFromAKey))
      await this.#refuseKnown(stream, expected, events);
    try {
      return await this.store.append(stream, expected, events);
    } catch (error) {
      if (error instanceof StoreSetBack) this.#suspected = new Date().toISOString();
      throw error;
    }
  }

  async readStream(stream: string, options?: ReadStreamOptions): Promise<StreamSlice> {
    if (options?.near === true || !this.examined() || this.store.link.down)
      return this.copy.readStream(stream, options);
    try {
      return await this.store.readStream(stream, options);
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

  /** What is written to a store that was set back is lost with it. @throws LogUnavailable */
  #mustHoldTheCopy(): void {
    const { asOf, setBack } = this.standing();
    if (setBack !== null) throw new LogUnavailable(setBack);
    if (this.#suspected === null) return;
    if (asOf === null || asOf <= this.#suspected)
      throw new LogUnavailable('the store has written before what was seen of it');
    this.#suspected = null;
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
