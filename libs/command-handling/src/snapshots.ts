import { rmSync } from 'node:fs';
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

const create = `PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;
  CREATE TABLE IF NOT EXISTS snapshot (stream TEXT PRIMARY KEY, version TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID`;
const select = 'SELECT version, body FROM snapshot WHERE stream = ?';
const upsert =
  'INSERT INTO snapshot VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET version = excluded.version, body = excluded.body';

interface OpenFile {
  readonly db: DatabaseSync;
  readonly select: StatementSync;
  readonly upsert: StatementSync;
}

/**
 * Snapshots in one SQLite file, without fsync: losing the last ones costs a longer fold and nothing else. A file that
 * is damaged is made anew; whatever else fails is told and costs the short cut alone.
 */
export class SnapshotFile implements Snapshots {
  #file: OpenFile | undefined;

  /** @param onFault is told what went wrong with the file; nobody else hears of it */
  constructor(
    private readonly path: string,
    private readonly onFault: (error: unknown) => void = () => undefined,
  ) {
    try {
      this.#file = opened(path);
    } catch (error) {
      this.#makeAnew(error);
    }
  }

  read(stream: string, version: string): Snapshot | undefined {
    const row = this.#attempt((file) => file.select.get(stream));
    if (row?.version !== version) return undefined;
    try {
      const body: unknown = JSON.parse(String(row.body));
      return isSnapshot(body) ? body : undefined;
    } catch {
      return undefined;
    }
  }

  write(stream: string, version: string, snapshot: Snapshot): void {
    this.#attempt((file) => file.upsert.run(stream, version, JSON.stringify(snapshot)));
  }

  close(): void {
    this.#file?.db.close();
    this.#file = undefined;
  }

  #attempt<T>(work: (file: OpenFile) => T): T | undefined {
    if (this.#file === undefined) return undefined;
    try {
      return work(this.#file);
    } catch (error) {
      if (isDamage(error)) this.#makeAnew(error);
      else this.onFault(error);
      return undefined;
    }
  }

  #makeAnew(fault: unknown): void {
    this.onFault(fault);
    try {
      this.close();
      for (const rest of ['', '-wal', '-shm']) rmSync(`${this.path}${rest}`, { force: true });
      this.#file = opened(this.path);
    } catch (error) {
      this.onFault(error);
    }
  }
}

function opened(path: string): OpenFile {
  const db = new DatabaseSync(path);
  try {
    db.exec(create);
    return { db, select: db.prepare(select), upsert: db.prepare(upsert) };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLite's CORRUPT and NOTADB. */
const isDamage = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'errcode' in error &&
  [11, 26].includes(Number(error.errcode) & 0xff);

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
