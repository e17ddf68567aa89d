import { type EventLog, type RecordedEvent } from '@xiaohao/event-log';
import { LRUCache } from 'lru-cache';
import type { AggregateKind, DomainEvent, Loaded } from './aggregate.js';
import type { Snapshots } from './snapshots.js';

/** A snapshot is taken whenever so many events have come since the last one. */
const snapshotEvery = 200;

type AnyLoaded = Loaded<unknown>;

/** Loads aggregates: from memory, else from a snapshot and the events after it, else from all events. */
export class Aggregates {
  readonly #log: EventLog;
  readonly #snapshots: Snapshots | undefined;
  readonly #cache: LRUCache<string, AnyLoaded>;
  /** States that every request needs and that must never fall out of memory. */
  readonly #kept = new Map<string, AnyLoaded>();

  constructor(log: EventLog, options: { readonly snapshots?: Snapshots; readonly cached?: number } = {}) {
    this.#log = log;
    this.#snapshots = options.snapshots;
    this.#cache = new LRUCache({ max: options.cached ?? 20_000 });
  }

  /** The aggregate as it stands now; `revision` is `absent` when it was never written. */
  async load<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    id: string,
  ): Promise<Loaded<S>> {
    const stream = kind.stream(id);
    const known = this.#kept.get(stream) ?? this.#cache.get(stream);
    if (known) return known as Loaded<S>;
    const loaded = await this.#read(kind, stream);
    if (loaded.revision !== 'absent') this.#cache.set(stream, loaded);
    return loaded;
  }

  /** The aggregate as it stood at a revision; never from the cache. */
  async loadAt<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    id: string,
    revision: string,
  ): Promise<Loaded<S>> {
    const stream = kind.stream(id);
    const { events } = await this.#log.readStream(stream);
    const until = events.findIndex((event) => event.revision === revision);
    return events.slice(0, until + 1).reduce((at, event) => grown(kind, at, event), empty(kind, stream));
  }

  /** Loads an aggregate and keeps it in memory for good. */
  async keep<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    id: string,
  ): Promise<Loaded<S>> {
    const loaded = await this.load(kind, id);
    this.#kept.set(loaded.stream, loaded);
    return loaded;
  }

  /** Takes over what an append has made of an aggregate. */
  advance<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    before: Loaded<S>,
    after: Loaded<S>,
  ): void {
    if (this.#kept.has(after.stream)) this.#kept.set(after.stream, after);
    else this.#cache.set(after.stream, after);
    const due = Math.floor(after.length / snapshotEvery) > Math.floor(before.length / snapshotEvery);
    if (due && this.#snapshots && kind.snapshotVersion !== undefined)
      this.#snapshots.write(after.stream, kind.snapshotVersion, after);
  }

  /** Reads the aggregate anew from the log, because what is in memory proved to be behind. */
  async refresh<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    id: string,
  ): Promise<Loaded<S>> {
    const loaded = await this.#read(kind, kind.stream(id));
    if (this.#kept.has(loaded.stream)) this.#kept.set(loaded.stream, loaded);
    else this.#cache.set(loaded.stream, loaded);
    return loaded;
  }

  async #read<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    stream: string,
  ): Promise<Loaded<S>> {
    const start = this.#fromSnapshot(kind, stream);
    if (!start) {
      const { events } = await this.#log.readStream(stream);
      return events.reduce((at, event) => grown(kind, at, event), empty(kind, stream));
    }
    const { events } = await this.#log.readStream(stream, { from: start.revision });
    const [first, ...rest] = events;
    // A snapshot beyond the log, or one whose revision is not there, proves nothing.
    if (first?.revision !== start.revision) {
      const all = await this.#log.readStream(stream);
      return all.events.reduce((at, event) => grown(kind, at, event), empty(kind, stream));
    }
    return rest.reduce((at, event) => grown(kind, at, event), start);
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

/** An aggregate to which nothing has happened yet. */
export function empty<C, E extends DomainEvent, S, X>(
  kind: AggregateKind<C, E, S, X>,
  stream: string,
): Loaded<S> {
  return { stream, state: kind.decider.initial, revision: 'absent', handRevision: 'absent', length: 0 };
}

/** The aggregate one event later. */
export function grown<C, E extends DomainEvent, S, X>(
  kind: AggregateKind<C, E, S, X>,
  at: Loaded<S>,
  event: Pick<RecordedEvent, 'type' | 'data' | 'revision' | 'metadata'>,
): Loaded<S> {
  return {
    stream: at.stream,
    // What stands in the log was put there through the same decider, at a version that it still reads.
    state: kind.decider.evolve(at.state, { type: event.type, data: event.data } as unknown as E),
    revision: event.revision,
    handRevision: event.metadata.actor.kind === 'clock' ? at.handRevision : event.revision,
    length: at.length + 1,
  };
}
