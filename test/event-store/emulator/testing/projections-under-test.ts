import type { ProjectionDesk } from '../projections/index.js';
import { ProjectionRegistry, statisticsOf } from '../projections/index.js';
import { append, type ProposedEvent, type Storage } from '../storage/index.js';
import { LogUnderTest, proposed } from './log-of.js';

const text = new TextDecoder();

/** A log with projections over it, in this process. */
export class ProjectionsUnderTest {
  readonly log = new LogUnderTest();
  readonly storage: Storage = this.log.storage;
  private readonly listeners = new Set<() => void>();
  readonly registry: ProjectionRegistry;

  constructor() {
    this.registry = new ProjectionRegistry(this.desk());
  }

  desk(): ProjectionDesk {
    return {
      storage: this.storage,
      write: async (work) => {
        const outcome = work(this.storage, this.log.now);
        for (const listener of this.listeners) listener();
        return outcome;
      },
      listen: (listener) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
    };
  }

  get listening(): number {
    return this.listeners.size;
  }

  /** Appends an event of a type with a JSON body. */
  event(stream: string, type: string, data: unknown = {}, metadata?: unknown): void {
    this.log.now += 1;
    const event = proposed(`${type}-${this.log.now}`, data, type);
    const bytes =
      metadata === undefined ? event.metadata : new TextEncoder().encode(JSON.stringify(metadata));
    this.write(stream, { ...event, metadata: bytes });
  }

  write(stream: string, event: ProposedEvent): void {
    append(this.storage, stream, 'any', [event], this.log.now);
    for (const listener of this.listeners) listener();
  }

  /** Until what runs has seen everything, or has ended. */
  async settled(): Promise<void> {
    const busy = () => this.registry.list().some(({ run }) => run?.status === 'Running' && !run.caughtUp);
    for (let calm = 0; calm < 3; calm = busy() ? 0 : calm + 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
  }

  statusOf(name: string): string {
    const projection = this.registry.find(name);
    return projection ? statisticsOf(projection).status : 'absent';
  }

  /** The events of a stream as pairs of type and text. */
  read(stream: string): readonly (readonly [type: string, data: string])[] {
    return this.events(stream).map(({ type, data }) => [type, text.decode(data)]);
  }

  metadataOf(stream: string): readonly Readonly<Record<string, unknown>>[] {
    return this.events(stream).map(
      ({ metadata }) => JSON.parse(text.decode(metadata)) as Readonly<Record<string, unknown>>,
    );
  }

  private events(stream: string) {
    const found = [];
    for (let revision = 0; revision <= this.storage.lastRevision(stream); revision += 1) {
      const event = this.storage.eventAt(stream, revision);
      if (event) found.push(event);
    }
    return found;
  }
}
