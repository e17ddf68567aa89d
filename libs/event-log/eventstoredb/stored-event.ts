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

/** An event as it lies in the store; `data` and `metadata` are the very text that was appended. */
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
  /** False where the bytes are no text, and `data` and `metadata` say only nearly what they are: it was redacted. */
  readonly exact: boolean;
}

const text = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

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
    data: text(event.getData_asU8()),
    metadata: text(event.getCustomMetadata_asU8()),
    exact: isUtf8(event.getData_asU8()) && isUtf8(event.getCustomMetadata_asU8()),
    created: Math.floor(Number(fields.get('created') ?? 0) / ticksPerMillisecond),
  };
}

/** @throws EventUnreadable when it is no JSON any more: it was redacted, or somebody else wrote it */
export function recorded({ created: _, exact: __, data, metadata, ...event }: StoredEvent): RecordedEvent {
  try {
    return { ...event, data: JSON.parse(data), metadata: JSON.parse(metadata) };
  } catch {
    throw new EventUnreadable(event.stream, event.revision);
  }
}
