import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type RawEvent, SqliteLogReader } from '@xiaohao/event-log/sqlite';
import type { EventSource } from '@xiaohao/projection-runtime';

/** The layout of the embedded log that the statements below know. */
const layout = 1;
const columns = 'position, stream, revision, id, type, data, metadata';

type Row = readonly [number, string, number, Uint8Array, string, string, string];

const uuid = (bytes: Uint8Array): string => {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const raw = (row: unknown): RawEvent => {
  const [position, stream, revision, id, type, data, metadata] = row as Row;
  return { position: `${position}`, stream, revision: `${revision}`, id: uuid(id), type, data, metadata };
};

/**
 * The embedded log as projections read it. The reader gives it in its own order; a second connection gives it
 * stream by stream, which only rebuilds and retries want.
 */
export async function openLogSource(folder: string): Promise<EventSource> {
  const reader = await SqliteLogReader.open({ folder });
  const db = new DatabaseSync(join(folder, 'events.db'), { readOnly: true, timeout: 5_000 });
  const known = db.prepare('PRAGMA user_version').get()?.user_version === layout;
  const statement = (rest: string) => {
    const prepared = db.prepare(`SELECT ${columns} FROM events ${rest}`);
    prepared.setReturnArrays(true);
    return prepared;
  };
  const one = statement('WHERE stream = ? AND revision >= ? ORDER BY revision');
  const ordered = statement('WHERE (stream, revision) > (?, ?) ORDER BY stream, revision LIMIT ?');
  const source: EventSource = {
    head: () => reader.head(),
    after: async (position, limit) =>
      reader.readAllRaw(position === null ? { limit } : { after: position, limit }),
    stream: async (stream, from) => one.all(stream, Number(from ?? 0)).map(raw),
    close: async () => {
      db.close();
      await reader.close();
    },
  };
  if (!known) return source;
  return {
    ...source,
    byStream: async (after, limit) =>
      ordered.all(after?.stream ?? '', Number(after?.revision ?? -1), limit).map(raw),
  };
}
