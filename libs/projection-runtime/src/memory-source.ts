import type { EventMetadata, JsonObject } from '@xiaohao/event-log';
import type { EventSource, RawEvent } from './event-source.js';

const startOfTime = Date.UTC(2026, 0, 5, 1);
const uuid = (place: number): string => `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`;

/** A log in memory for specs: events a minute apart, ids by position. */
export class MemorySource implements EventSource {
  readonly events: RawEvent[] = [];

  append(stream: string, type: string, data: JsonObject, metadata: Partial<EventMetadata> = {}): RawEvent {
    const place = this.events.length + 1;
    const event: RawEvent = {
      position: String(place),
      stream,
      revision: String(this.events.filter((other) => other.stream === stream).length),
      id: uuid(place),
      type,
      data: JSON.stringify(data),
      metadata: JSON.stringify({
        schemaVersion: 1,
        actor: { kind: 'person', id: 'p-clerk' },
        command: type,
        correlationId: uuid(place),
        recordedAt: new Date(startOfTime + place * 60_000).toISOString(),
        ...metadata,
      }),
    };
    this.events.push(event);
    return event;
  }

  async head(): Promise<string | null> {
    return this.events.at(-1)?.position ?? null;
  }

  async after(position: string | null, limit: number): Promise<readonly RawEvent[]> {
    return this.events.slice(Number(position ?? 0), Number(position ?? 0) + limit);
  }

  async stream(stream: string, from: string | null): Promise<readonly RawEvent[]> {
    return this.events.filter(
      (event) => event.stream === stream && Number(event.revision) >= Number(from ?? 0),
    );
  }

  async byStream(
    after: { readonly stream: string; readonly revision: string },
    limit: number,
    before: string | null,
  ): Promise<readonly RawEvent[]> {
    const ordered = [...this.events].sort((a, b) =>
      a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : Number(a.revision) - Number(b.revision),
    );
    const beyond = ({ stream, revision }: RawEvent): boolean =>
      stream > after.stream || (stream === after.stream && Number(revision) > Number(after.revision));
    const within = ({ stream }: RawEvent): boolean => before === null || stream < before;
    return ordered.filter((event) => beyond(event) && within(event)).slice(0, limit);
  }

  async close(): Promise<void> {}
}
