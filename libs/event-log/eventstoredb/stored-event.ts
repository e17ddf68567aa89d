import { isUtf8 } from 'node:buffer';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import {
  EventUnreadable,
  isStreamName,
  type Position,
  type RecordedEvent,
  type Revision,
} from '@xiaohao/event-log';
import { textOfUuid } from './uuid-message.js';

/**
 * An event as it lies in the store; `data` and `metadata` are the very text that was appended, or its bytes in base64
 * (see {@link contentOf}).
 */
export interface StoredEvent {
  readonly stream: string;
  readonly revision: Revision;
  readonly position: Position;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  /** When the server wrote it, by its clock: milliseconds since 1970. */
  readonly created: number;
}

const text = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

/** Before the base64 of bytes that nothing of ours wrote; no JSON begins so. */
const notOurs = 'bytes:';
const lineFeed = 0x0a;

/**
 * What was appended as JSON. Bytes that are no UTF-8, or hold a line feed, are nothing that the product writes: they
 * are told in base64, so that no two contents have one text, a leaf can be made of it, and nobody reads it as JSON.
 */
export function contentOf(bytes: Uint8Array): string {
  const content = text(bytes);
  const isOurs = isUtf8(bytes) && !bytes.includes(lineFeed) && !content.startsWith(notOurs);
  return isOurs ? content : `${notOurs}${Buffer.from(bytes).toString('base64')}`;
}

/** Ticks of 100 ns. */
const ticksPerMillisecond = 10_000;

/**
 * Undefined for what belongs to the server or to others: `$`-streams, names without the prefix, and what the server
 * itself writes into a stream of ours, such as the record that it was tombstoned.
 */
export function storedEvent(message: streams.ReadResp.ReadEvent, prefix: string): StoredEvent | undefined {
  const event = message.getEvent();
  if (event === undefined) return undefined;
  const name = text(event.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array());
  const stream = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  if (!isStreamName(stream)) return undefined;
  const fields = event.getMetadataMap();
  const type = fields.get('type') ?? '';
  if (type.startsWith('$')) return undefined;
  return {
    stream,
    revision: event.getStreamRevision(),
    position: event.getCommitPosition(),
    id: textOfUuid(event.getId()),
    type,
    data: contentOf(event.getData_asU8()),
    metadata: contentOf(event.getCustomMetadata_asU8()),
    created: Math.floor(Number(fields.get('created') ?? 0) / ticksPerMillisecond),
  };
}

/** @throws EventUnreadable when it is no JSON any more: it was redacted, or somebody else wrote it */
export function recorded({ created: _, data, metadata, ...event }: StoredEvent): RecordedEvent {
  try {
    return { ...event, data: JSON.parse(data), metadata: JSON.parse(metadata) };
  } catch {
    throw new EventUnreadable(event.stream, event.revision);
  }
}
