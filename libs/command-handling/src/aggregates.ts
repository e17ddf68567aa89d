import { compareRevisions, type EventLog, type RecordedEvent } from '@xiaohao/event-log';
import { LRUCache } from 'lru-cache';
import type { AggregateKind, DomainEvent, Loaded } from './aggregate.js';
import { empty, fromItsFirst, grown } from './growing.js';
import type { Snapshots } from './snapshots.js';
import { type Weight, weightOf } from './weight.js';

/** A snapshot is taken whenever so many events have come since the last one. */
const snapshotEvery = 200;

/** States that are kept in memory, at most. */
const mostStates = 20_000;
/** And with how many kilobytes in all. */
const mostKilobytes = 100_000;

type AnyLoaded = Loaded<unknown>;

interface Held {
  readonly loaded: AnyLoaded;
  readonly weight: Weight;
}

/** Loads aggregates: from memory, else from a snapshot and the events after it, else from all events. */
export class Aggregates {
  readonly #log: EventLog;
  readonly #snapshots: Snapshots | undefined;
  readonly #cache: LRUCache<string, Held>;
  /** States that every request needs and that must never fall out of memory. */
  readonly #kept = new Map<string, AnyLoaded>();
  /** Streams in memory that others have written since, with the revision that was heard of. */
  readonly #heard = new Map<string, string>();
  /** Streams that are being read, with how many reads are under way: what is heard of them meanwhile counts. */
  readonly #reading = new Map<string, number>();

  constructor(
    log: EventLog,
    options: { readonly snapshots?: Snapshots; readonly cachedKilobytes?: number } = {},
  ) {
    this.#log = log;
    this.#snapshots = options.snapshots;
    this.#cache = new LRUCache({
      max: mostStates,
      maxSize: options.cachedKilobytes ?? mostKilobytes,
      sizeCalculation: ({ weight }) => weight.kilobytes,
      // What falls out of memory is read whole the next time, whatever was heard of it.
      dispose: (_, stream, why) => {
        if (why === 'evict' && !this.#reading.has(stream)) this.#heard.delete(stream);
      },
    });
  }

  /**
   * The aggregate as it stands now; `revision` is `absent` when it was never written.
   * @param near as this process knows it will do, for work that comes again with whatever it does not know yet
   */
  async load<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    id: string,
    near = false,
  ): Promise<Loaded<S>> {
    const current = this.known(kind, id);
    if (current) return current;
    const stream = kind.stream(id);
    const known = this.#inMemory(stream);
    return this.#listening(stream, async () => {
      const loaded = known
        ? await this.#goOn(kind, known as Loaded<S>, near)
        : await this.#read(kind, stream, near);
      if (loaded.revision !== 'absent') this.#remember(loaded);
      return loaded;
    });
  }

  /** The aggregate where it is in memory and nothing newer was heard of; never read for this. */
  known<C, E extends DomainEvent, S, X>(kind: AggregateKind<C, E, S, X>, id: string): Loaded<S> | undefined {
    const known = this.#inMemory(kind.stream(id));
    return known && this.#isCurrent(known) ? (known as Loaded<S>) : undefined;
  }

  /** Says that a stream has grown, by whoever's hand: what is in memory of it is read on before it is used. */
  grew(stream: string, revision: string): void {
    const known = this.#inMemory(stream);
    const matters = known ? isBefore(known.revision, revision) : this.#reading.has(stream);
    if (matters) this.#heard.set(stream, revision);
  }

  /** The aggregate as it stood at a revision; never from the cache. */
  async loadAt<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    id: string,
    revision: string,
  ): Promise<Loaded<S>> {
    const stream = kind.stream(id);
    const events = await this.#allOf(stream);
    const until = events.findIndex((event) => event.revision === revision);
    return events.slice(0, until + 1).reduce((at, event) => grown(kind, at, event), empty(kind, stream));
  }

  /** The aggregate as each of its events left it, with the event's position, in their order; never from the cache. */
  async along<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    id: string,
  ): Promise<readonly (Loaded<S> & { readonly position: string })[]> {
    const stream = kind.stream(id);
    let at = empty(kind, stream);
    return (await this.#allOf(stream)).map((event) => {
      at = grown(kind, at, event);
      return { ...at, position: event.position };
    });
  }

  /** Loads an aggregate and keeps it in memory for good. */
  async keep<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    id: string,
  ): Promise<Loaded<S>> {
    return this.#listening(kind.stream(id), async () => {
      const loaded = await this.load(kind, id);
      this.#kept.set(loaded.stream, loaded);
      return loaded;
    });
  }

  /** Takes over what an append has made of an aggregate. */
  advance<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    before: Loaded<S>,
    after: Loaded<S>,
  ): void {
    this.#remember(after);
    const due = Math.floor(after.length / snapshotEvery) > Math.floor(before.length / snapshotEvery);
    if (due && this.#snapshots && kind.snapshotVersion !== undefined)
      this.#snapshots.write(after.stream, kind.snapshotVersion, after);
  }

  /** Reads the aggregate anew from the log, because what is in memory proved to be behind. */
  async refresh<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    id: string,
  ): Promise<Loaded<S>> {
    const stream = kind.stream(id);
    return this.#listening(stream, async () => {
      const loaded = await this.#read(kind, stream);
      this.#remember(loaded);
      return loaded;
    });
  }

  /** What is heard of a stream while it is read may be newer than what is read. */
  async #listening<T>(stream: string, read: () => Promise<T>): Promise<T> {
    this.#reading.set(stream, (this.#reading.get(stream) ?? 0) + 1);
    try {
      return await read();
    } finally {
      const others = (this.#reading.get(stream) ?? 1) - 1;
      if (others > 0) this.#reading.set(stream, others);
      else {
        this.#reading.delete(stream);
        if (!this.#inMemory(stream)) this.#heard.delete(stream);
      }
    }
  }

  #inMemory(stream: string): AnyLoaded | undefined {
    return this.#kept.get(stream) ?? this.#cache.get(stream)?.loaded;
  }

  #isCurrent({ stream, revision }: AnyLoaded): boolean {
    const heard = this.#heard.get(stream);
    return heard === undefined || !isBefore(revision, heard);
  }

  #remember(loaded: AnyLoaded): void {
    const { stream } = loaded;
    const known = this.#inMemory(stream);
    // Of two reads that overlap, the one that saw less must not win.
    if (known && known.revision !== 'absent' && isBefore(loaded.revision, known.revision)) return;
    if (this.#kept.has(stream)) this.#kept.set(stream, loaded);
    else {
      const weight = weightOf(loaded, this.#cache.peek(stream)?.weight);
      this.#cache.set(stream, { loaded, weight });
    }
    if (this.#isCurrent(loaded)) this.#heard.delete(stream);
  }

  /** What is in memory, and the events that came after it. */
  async #goOn<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    known: Loaded<S>,
    near: boolean,
  ): Promise<Loaded<S>> {
    if (known.revision === 'absent') return this.#read(kind, known.stream, near);
    const { events } = await this.#log.readStream(known.stream, { from: known.revision, near });
    const [first, ...rest] = events;
    if (first !== undefined && first.revision !== known.revision) return this.#read(kind, known.stream, near);
    return rest.reduce((at, event) => grown(kind, at, event), known);
  }

  async #read<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    stream: string,
    near = false,
  ): Promise<Loaded<S>> {
    const start = this.#fromSnapshot(kind, stream);
    if (start) {
      const { events } = await this.#log.readStream(stream, { from: start.revision, near });
      const [first, ...rest] = events;
      // A snapshot beyond the log, or one whose revision is not there, proves nothing.
      if (first?.revision === start.revision)
        return rest.reduce((at, event) => grown(kind, at, event), start);
    }
    const all = await this.#allOf(stream, near);
    return all.reduce((at, event) => grown(kind, at, event), empty(kind, stream));
  }

  async #allOf(stream: string, near = false): Promise<readonly RecordedEvent[]> {
    const { events } = await this.#log.readStream(stream, { near });
    return fromItsFirst(stream, events);
  }

  #fromSnapshot<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    stream: string,
  ): Loaded<S> | undefined {
    if (!this.#snapshots || kind.snapshotVersion === undefined) return undefined;
    const found = this.#snapshots.read(stream, kind.snapshotVersion);
    return found && { ...found, stream, state: found.state as S };
  }
}

const isBefore = (revision: 'absent' | string, other: string): boolean =>
  revision === 'absent' || compareRevisions(revision, other) < 0;
