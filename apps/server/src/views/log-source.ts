import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { asRead, type RawEvent, SqliteLogReader } from '@xiaohao/event-log/sqlite';
import { type EventSource, rangeOfKind } from '@xiaohao/projection-runtime';

/** The layout of the embedded log that the statements below know. */
const layout = 1;
const columns = 'position, stream, revision, type, data, metadata';

type Row = readonly [number, string, number, string, string, string];

/** A row as it was read. Its id is only looked up when it is asked for: nobody does but where an event is parked. */
class LogRow implements RawEvent {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  readonly #idAt: (position: string) => string;

  constructor([position, stream, revision, type, data, metadata]: Row, idAt: (position: string) => string) {
    this.position = String(position);
    this.stream = stream;
    this.revision = String(revision);
    this.type = type;
    this.data = data;
    this.metadata = metadata;
    this.#idAt = idAt;
  }

  get id(): string {
    return this.#idAt(this.position);
  }
}

/** A log of which one knows how many events it holds: its positions may have gaps. */
export interface LogSource extends EventSource {
  events(): Promise<number>;
  /**
   * The stream of this kind from which on its streams hold half of all events, or as much as they have; null where
   * there is none.
   */
  middleOf(kind: string): Promise<string | null>;
}

/** How much of the log's file a reader of the whole log maps; pages of it are the system's to take back. */
const mappedBytes = 8 * 1_073_741_824;

/**
 * The embedded log as projections read it. The reader gives it in its own order; a second connection gives it
 * stream by stream, which only rebuilds and retries want. `whole`: it will be read from end to end, in the
 * order of streams, so that nearly every row lies on another page than the one before.
 */
export async function openLogSource(folder: string, { whole = false } = {}): Promise<LogSource> {
  const reader = await SqliteLogReader.open({ folder });
  const file = join(folder, 'events.db');
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  db.exec(whole ? `PRAGMA mmap_size = ${mappedBytes}` : 'PRAGMA cache_size = -2048');
  const known = db.prepare('PRAGMA user_version').get()?.user_version === layout;
  const statement = (rest: string) => {
    const prepared = db.prepare(`SELECT ${columns} FROM events ${rest}`);
    prepared.setReturnArrays(true);
    return prepared;
  };
  const id = db.prepare('SELECT lower(hex(id)) AS id FROM events WHERE position = ?');
  const idAt = (position: string): string => {
    const found = id.get(Number(position));
    if (found === undefined) throw new Error(`there is no event at ${position} any more`);
    return String(found.id).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  };
  const raw = (row: unknown): RawEvent => new LogRow(row as Row, idAt);
  const one = statement('WHERE stream = ? AND revision >= ? ORDER BY revision');
  const ordered = statement('WHERE (stream, revision) > (?, ?) ORDER BY stream, revision LIMIT ?');
  const upToStream = statement(
    'WHERE (stream, revision) > (?, ?) AND stream < ? ORDER BY stream, revision LIMIT ?',
  );
  const source: LogSource = {
    head: () => reader.head(),
    async events() {
      const head = await reader.head();
      return head === null ? 0 : reader.countUpTo(head);
    },
    async middleOf(kind) {
      const { from, before } = rangeOfKind(kind);
      const within = 'FROM events WHERE stream >= ? AND stream < ?';
      const ofKind = Number(db.prepare(`SELECT count(*) AS count ${within}`).get(from, before)?.count);
      const first = Math.max(0, ofKind - Math.ceil((await source.events()) / 2));
      const middle = db.prepare(`SELECT stream ${within} ORDER BY stream, revision LIMIT 1 OFFSET ?`);
      return (middle.get(from, before, first)?.stream ?? null) as string | null;
    },
    after: async (position, limit) =>
      reader.readAllRaw(position === null ? { limit } : { after: position, limit }),
    stream: async (stream, from) => {
      try {
        return one.all(stream, Number(from ?? 0)).map(raw);
      } catch (fault) {
        throw asRead(fault, file);
      }
    },
    close: async () => {
      db.close();
      await reader.close();
    },
  };
  if (!known) return source;
  return {
    ...source,
    byStream: async ({ stream, revision }, limit, before) =>
      (before === null
        ? ordered.all(stream, Number(revision), limit)
        : upToStream.all(stream, Number(revision), before, limit)
      ).map(raw),
  };
}
