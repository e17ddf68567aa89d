import type { StoredEvent } from '../storage/index.js';
import type { Tampering } from './journal.js';

type EventFields = readonly [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  isJson: boolean,
  created: number,
  data: string,
  metadata: string,
];

/** One line of the file: a whole write, or what was done to a record later. */
export type JournalEntry =
  | { readonly written: readonly EventFields[] }
  | { readonly at: number; readonly how: Tampering };

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

export const entryOf = (events: readonly StoredEvent[]): JournalEntry => ({
  written: events.map((event) => [
    event.position,
    event.stream,
    event.revision,
    event.id,
    event.type,
    event.isJson,
    event.created,
    base64(event.data),
    base64(event.metadata),
  ]),
});

export const eventsIn = (fields: readonly EventFields[]): readonly StoredEvent[] =>
  fields.map(([position, stream, revision, id, type, isJson, created, data, metadata]) => ({
    position,
    stream,
    revision,
    id,
    type,
    isJson,
    created,
    data: Buffer.from(data, 'base64'),
    metadata: Buffer.from(metadata, 'base64'),
  }));
