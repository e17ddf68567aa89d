import {
  type EventMetadata,
  isParsedObject,
  type JsonObject,
  type RecordedEvent,
  readMetadata,
} from '@xiaohao/event-log';

/** An event as it is stored: data and metadata are still JSON text, so that unread events cost nothing. */
export interface RawEvent {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** What a projection reads from. Positions and revisions are those of the log. */
export interface EventSource {
  /** The last position, or null when nothing was ever written. */
  head(): Promise<string | null>;
  /** In log order, after a position (exclusive; null: from the start). */
  after(position: string | null, limit: number): Promise<readonly RawEvent[]>;
  /** One stream from a revision (inclusive; null: from its first event). */
  stream(stream: string, from: string | null): Promise<readonly RawEvent[]>;
  /**
   * The log ordered by (stream, revision), for rebuilds: each row is then written once. From after an event on,
   * up to the stream `before` (exclusive; null: to the last). Absent where the log cannot do that.
   */
  byStream?(
    after: { readonly stream: string; readonly revision: string },
    limit: number,
    before: string | null,
  ): Promise<readonly RawEvent[]>;
  close(): Promise<void>;
}

function objectOf(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  if (!isParsedObject(value)) throw new SyntaxError('the data are no object');
  return value;
}

/** Reads what is needed of a raw event; its id only when somebody asks, because nearly nobody does. */
class ParsedEvent implements RecordedEvent {
  readonly stream: string;
  readonly type: string;
  readonly revision: string;
  readonly position: string;
  readonly data: JsonObject;
  readonly metadata: EventMetadata;
  readonly #raw: RawEvent;

  constructor(raw: RawEvent) {
    this.stream = raw.stream;
    this.type = raw.type;
    this.revision = raw.revision;
    this.position = raw.position;
    this.data = objectOf(raw.data);
    this.metadata = readMetadata(raw.metadata);
    this.#raw = raw;
  }

  get id(): string {
    return this.#raw.id;
  }
}

/** @throws SyntaxError when the data are no JSON object, or the metadata not those of an event */
export const parseRaw = (raw: RawEvent): RecordedEvent => new ParsedEvent(raw);
