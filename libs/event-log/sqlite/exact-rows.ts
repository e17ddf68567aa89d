import { isUtf8 } from 'node:buffer';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { RawEvent } from './rows.js';
import { bytesToUuid } from './uuid-bytes.js';

/** An event as it lies in the log; `exact` is false where its bytes are no UTF-8 and the texts say only nearly what they are. */
export interface ExactEvent extends RawEvent {
  readonly exact: boolean;
}

/** Texts as their bytes: SQLite gives any bytes for a text, and decoding would hide some changes of them. */
export function exactRows(database: DatabaseSync): StatementSync {
  const statement = database.prepare(
    `SELECT position, CAST(stream AS BLOB), revision, id, CAST(type AS BLOB), CAST(data AS BLOB),
            CAST(metadata AS BLOB) FROM events WHERE position > ? ORDER BY position LIMIT ?`,
  );
  statement.setReturnArrays(true);
  return statement;
}

export function toExact(row: unknown): ExactEvent {
  const [position, stream, revision, id, type, data, metadata] = row as readonly [
    number,
    Uint8Array,
    number,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  return {
    position: String(position),
    stream: textOf(stream),
    revision: String(revision),
    id: id.length === 16 ? bytesToUuid(id) : Buffer.from(id).toString('hex'),
    type: textOf(type),
    data: textOf(data),
    metadata: textOf(metadata),
    exact: [stream, type, data, metadata].every((bytes) => isUtf8(bytes)),
  };
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
