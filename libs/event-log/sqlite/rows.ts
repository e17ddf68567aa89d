import {
  EventUnreadable,
  type Position,
  type RecordedEvent,
  type Revision,
  readMetadata,
} from '@xiaohao/event-log';
import { bytesToUuid } from './uuid-bytes.js';

/** An event as it lies in the log: `data` and `metadata` are the canonical JSON that was appended, unparsed. */
export interface RawEvent {
  readonly position: Position;
  readonly stream: string;
  readonly revision: Revision;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** In the order in which {@link toRaw} takes them. */
export const columns = 'position, stream, revision, id, type, data, metadata';

/** Statements that use it return arrays, which is half the cost of objects. */
export const toRaw = (row: unknown): RawEvent => {
  const [position, stream, revision, id, type, data, metadata] = row as readonly [
    number,
    string,
    number,
    Uint8Array,
    string,
    string,
    string,
  ];
  return {
    position: String(position),
    stream,
    revision: String(revision),
    id: bytesToUuid(id),
    type,
    data,
    metadata,
  };
};

/** @throws EventUnreadable when it is no JSON: the copy of a store holds whatever somebody wrote there */
export const toRecorded = (row: unknown): RecordedEvent => {
  const raw = toRaw(row);
  try {
    return { ...raw, data: JSON.parse(raw.data), metadata: JSON.parse(raw.metadata) };
  } catch {
    throw new EventUnreadable(raw.stream, raw.revision);
  }
};

/** Nothing where it is no event that anybody could understand: not every log is written by the product alone. */
export const toReadable = (row: unknown): readonly RecordedEvent[] => {
  const raw = toRaw(row);
  try {
    return [{ ...raw, data: JSON.parse(raw.data), metadata: readMetadata(raw.metadata) }];
  } catch {
    return [];
  }
};
