import { setTimeout as pause } from 'node:timers/promises';
import {
  type Appended,
  type BatchHandler,
  catchUp,
  checkAppend,
  checkReadAll,
  checkReadStream,
  checkSubscription,
  type EventLog,
  type ExpectedRevision,
  LogUnavailable,
  type NewEvent,
  type Position,
  type ReadStreamOptions,
  type RecordedEvent,
  type Revision,
  StreamDeleted,
  type StreamSlice,
  type Subscription,
} from '@xiaohao/event-log';
import { readAddress } from '@xiaohao/event-log/store-address';
import { Link } from './link.js';
import { type EventStoreOptions, usualTimes } from './options.js';
import { StoreClient } from './store-client.js';
import { type NewsCounts, StoreNews } from './store-news.js';
import { StoreReader } from './store-reader.js';
import { StoreWriter } from './store-writer.js';
import { recorded, type StoredEvent } from './stored-event.js';

/**
 * The log in EventStoreDB or KurrentDB. `$`-streams and names that no stream of the port can have are not of
 * this log. Every append and read is answered within {@link StoreTimes.answer}; what cannot be settled by then
 * is `LogUnavailable`.
 */
export class EventStoreLog implements EventLog {
  readonly link = new Link();
  readonly #client: StoreClient;
  readonly #reader: StoreReader;
  readonly #writer: StoreWriter;
  readonly #news: StoreNews;
  readonly #subscriptions = new Set<Subscription>();
  readonly #look: number;
  readonly #gather: number;
  #open = true;

  /**
   * Does not connect: the first call does.
   * @throws InvalidAddress
   */
  constructor(options: EventStoreOptions) {
    const address = readAddress(options.url);
    const times = { ...usualTimes, ...options.times };
    const prefix = options.prefix ?? '';
    this.#look = times.look;
    this.#gather = times.gather;
    this.#client = new StoreClient(address);
    this.#reader = new StoreReader(this.#client, this.link, prefix, times);
    this.#writer = new StoreWriter(this.#client, this.#reader, this.link, prefix, times, options.seen);
    const trouble = options.onTrouble ?? (() => undefined);
    const isOurs = (stream: string): boolean => stream.startsWith(prefix);
    this.#news = new StoreNews(this.#client, this.link, times, isOurs, trouble);
  }

  get newsCounts(): NewsCounts {
    return this.#news.counts;
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    const encoded = checkAppend(stream, expected, events);
    this.#mustBeOpen();
    return this.#writer.append(stream, expected, encoded);
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<StreamSlice> {
    checkReadStream(options);
    this.#mustBeOpen();
    const { events, exists } = await this.#reader.stream(stream, options);
    return { events: events.map(recorded), exists };
  }

  async readAll(options: {
    readonly after?: Position;
    readonly limit: number;
  }): Promise<readonly RecordedEvent[]> {
    return (await this.readAllRaw(options)).map(recorded);
  }

  /** Like `readAll`, unparsed: for who keeps the events, or reads few of them. */
  async readAllRaw(options: {
    readonly after?: Position;
    readonly limit: number;
  }): Promise<readonly StoredEvent[]> {
    checkReadAll(options);
    this.#mustBeOpen();
    return this.#reader.after(options.after ?? null, options.limit);
  }

  /** The first revision of a stream that can still be read; null where it never was, was deleted or is empty now. @throws LogUnavailable */
  async firstRevision(stream: string): Promise<Revision | null> {
    this.#mustBeOpen();
    try {
      return (await this.#reader.stream(stream, { limit: 1 })).events[0]?.revision ?? null;
    } catch (error) {
      if (error instanceof StreamDeleted) return null;
      throw error;
    }
  }

  /** Whether the store still holds an event that was read of it. @throws LogUnavailable */
  async holds(event: Pick<StoredEvent, 'position' | 'id'>): Promise<boolean> {
    this.#mustBeOpen();
    return this.#reader.holds(event);
  }

  async head(): Promise<Position | null> {
    this.#mustBeOpen();
    return this.#reader.head();
  }

  subscribe(
    options: { readonly after?: Position; readonly batchSize?: number },
    handler: BatchHandler,
  ): Subscription {
    return this.#follow((range) => this.readAll(range), options, handler);
  }

  /** Like `subscribe`, with unparsed events. */
  subscribeRaw(
    options: { readonly after?: Position; readonly batchSize?: number },
    handler: (batch: readonly StoredEvent[]) => Promise<void> | void,
  ): Subscription {
    // Only the place of an event matters to the follower; what it hands on is what was read.
    return this.#follow(
      (range) => this.readAllRaw(range) as unknown as Promise<readonly RecordedEvent[]>,
      options,
      handler as unknown as BatchHandler,
    );
  }

  /** Stops the subscriptions, waits for their handlers and ends every call that is open. */
  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.stop()));
    this.#news.close();
    this.#writer.close();
    await this.#client.dispose();
  }

  #follow(
    readAll: EventLog['readAll'],
    options: { readonly after?: Position; readonly batchSize?: number },
    handler: BatchHandler,
  ): Subscription {
    checkSubscription(options);
    this.#mustBeOpen();
    this.#news.listen();
    const { bell } = this.#news;
    let heardWhenEmpty = -1;
    let lastRead = 0;
    let behind = true;
    const read: EventLog['readAll'] = async (range) => {
      const early = this.#gather - (performance.now() - lastRead);
      if (!behind && early > 0) await pause(early);
      lastRead = performance.now();
      const heard = bell.rung;
      const batch = await readAll(range);
      behind = batch.length >= range.limit;
      if (batch.length > 0 && heardWhenEmpty === bell.rung) this.#news.suspect();
      heardWhenEmpty = batch.length === 0 ? heard : -1;
      this.#news.found(batch.length);
      return batch;
    };
    const subscription = catchUp({ readAll: read, news: bell, lookEvery: this.#look }, options, handler);
    this.#subscriptions.add(subscription);
    void subscription.ended.then(() => this.#subscriptions.delete(subscription));
    return subscription;
  }

  #mustBeOpen(): void {
    if (!this.#open) throw new LogUnavailable('the log is closed');
  }
}
