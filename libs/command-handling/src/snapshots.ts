import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** A state as JSON, and the revisions that it stands at. */
export interface Snapshot {
  readonly state: unknown;
  readonly revision: string;
  readonly handRevision: string;
  readonly length: number;
}

/** Snapshots are a short cut and never a truth: what is missing, damaged or of another shape is not used. */
export interface Snapshots {
  read(stream: string, version: string): Snapshot | undefined;
  write(stream: string, version: string, snapshot: Snapshot): void;
  close(): void;
}

/** Snapshots in one SQLite file, without fsync: losing the last ones costs a longer fold and nothing else. */
export class SnapshotFile implements Snapshots {
  readonly #db: DatabaseSync;
  readonly #select: StatementSync;
  readonly #upsert: StatementSync;

  constructor(path: string) {
    this.#db = new DatabaseSync(path);
    this.#db.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;
      CREATE TABLE IF NOT EXISTS snapshot (stream TEXT PRIMARY KEY, version TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID`);
    this.#select = this.#db.prepare('SELECT version, body FROM snapshot WHERE stream = ?');
    this.#upsert = this.#db.prepare(
      'INSERT INTO snapshot VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET version = excluded.version, body = excluded.body',
    );
  }

  read(stream: string, version: string): Snapshot | undefined {
    const row = this.#select.get(stream);
    if (row?.version !== version) return undefined;
    try {
      const body: unknown = JSON.parse(String(row.body));
      return isSnapshot(body) ? body : undefined;
    } catch {
      return undefined;
    }
  }

  write(stream: string, version: string, snapshot: Snapshot): void {
    this.#upsert.run(stream, version, JSON.stringify(snapshot));
  }

  close(): void {
    this.#db.close();
  }
}

function isSnapshot(body: unknown): body is Snapshot {
  if (typeof body !== 'object' || body === null) return false;
  const { state, revision, handRevision, length } = body as Partial<Record<keyof Snapshot, unknown>>;
  return (
    typeof state === 'object' &&
    typeof revision === 'string' &&
    typeof handRevision === 'string' &&
    typeof length === 'number'
  );
}
