import type { SourcedEvent } from './sourced.js';

const text = new TextDecoder();
const textOf = (bytes: Uint8Array): string | null => (bytes.length === 0 ? null : text.decode(bytes));

/** The event as handlers see it. Body and metadata are read when they are asked for. */
export function envelopeOf(
  { record, event, category }: SourcedEvent,
  partition: string,
  parse: (json: string) => unknown,
): object {
  const bodyRaw = textOf(event.data);
  const metadataRaw = textOf(event.metadata);
  const linkMetadataRaw = record === event ? null : textOf(record.metadata);
  const envelope = {
    partition,
    bodyRaw,
    metadataRaw,
    streamId: event.stream,
    eventId: event.id,
    eventType: event.type,
    linkMetadataRaw,
    isJson: event.isJson,
    category,
    sequenceNumber: event.revision,
  };
  const body = once(() => (event.isJson ? bodyIn(bodyRaw, parse) : undefined));
  const read = (raw: string | null) => once(() => (raw === null ? null : parse(raw)));
  return Object.defineProperties(
    Object.fromEntries(Object.entries(envelope).map(([key, value]) => [key, value])),
    {
      body: { get: body, enumerable: true },
      data: { get: body, enumerable: true },
      metadata: { get: read(metadataRaw), enumerable: true },
      linkMetadata: { get: read(linkMetadataRaw), enumerable: true },
    },
  );
}

/** @throws when the body is JSON and no object: the server cannot hand it over, either */
function bodyIn(raw: string | null, parse: (json: string) => unknown): unknown {
  const body = raw === null ? null : parse(raw);
  if (typeof body !== 'object' || body === null)
    throw new Error('Unable to cast the body of the event to an object.');
  return body;
}

function once(read: () => unknown): () => unknown {
  let found: { readonly value: unknown } | undefined;
  return () => {
    found ??= { value: read() };
    return found.value;
  };
}
