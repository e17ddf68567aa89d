import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type KnownLog, type NoteKey, readNoteKey, type TreeHead } from '@xiaohao/integrity';
import { lossesTable, WitnessLosses } from './witness-losses.js';

/** What the witness was shown of a log and refused; kept, since it may be proof. */
export interface Refusal {
  /** Instant, UTC. */
  readonly at: string;
  readonly origin: string;
  readonly why: string;
  readonly request: string;
}

const tables = `
  CREATE TABLE IF NOT EXISTS logs (
    origin TEXT PRIMARY KEY,
    origin_hash TEXT NOT NULL UNIQUE,
    keys TEXT NOT NULL,
    size INTEGER,
    root BLOB,
    note TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS refusals (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    origin TEXT NOT NULL,
    why TEXT NOT NULL,
    request TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS refusals_of ON refusals (origin, why);
`;
/** So many of one log and one reason are kept: the first ones, since whoever shows more must not push a proof out. */
const refusalsKept = 1_000;

/** The name under which a log's last checkpoint is asked for. */
export const originHash = (origin: string): string => createHash('sha256').update(origin).digest('hex');

/**
 * What a witness knows, in one SQLite file of its own folder. Looking and remembering are one transaction, fsynced
 * before it is answered; that holds over processes, too.
 */
export class WitnessMemory {
  readonly #db: DatabaseSync;
  /** What the keeper has agreed to lose. */
  readonly losses: WitnessLosses;

  /** Makes the folder (mode 0700) when it is not there. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#db = new DatabaseSync(join(folder, 'witness.db'), { timeout: 5_000 });
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = 1');
    this.#db.exec(tables + lossesTable);
    this.losses = new WitnessLosses(this.#db);
  }

  /** From now on this log is known. Keys may be added to one that is known; what was cosigned stays. */
  addLog(key: NoteKey, keyText: string): void {
    this.atOnce(() => {
      const known = this.#row(key.name)?.keys;
      const keys = new Set([...(known === undefined ? [] : String(known).split('\n')), keyText]);
      this.#db
        .prepare(
          'INSERT INTO logs (origin, origin_hash, keys) VALUES (?, ?, ?) ON CONFLICT (origin) DO UPDATE SET keys = excluded.keys',
        )
        .run(key.name, originHash(key.name), [...keys].join('\n'));
    });
  }

  logs(): readonly { readonly origin: string; readonly last: TreeHead | undefined }[] {
    return this.#db
      .prepare('SELECT origin FROM logs ORDER BY origin')
      .all()
      .map(({ origin }) => ({ origin: String(origin), last: this.log(String(origin))?.last }));
  }

  log(origin: string): KnownLog | undefined {
    const row = this.#row(origin);
    if (row === undefined) return undefined;
    const keys = String(row.keys)
      .split('\n')
      .flatMap((text) => readNoteKey(text) ?? []);
    const { size, root } = row;
    const last =
      typeof size === 'number' && root instanceof Uint8Array ? { size, root: Buffer.from(root) } : undefined;
    return { keys, last };
  }

  /** Remembers what is about to be cosigned. */
  keep(origin: string, { size, root }: TreeHead, note: string): void {
    this.#db
      .prepare('UPDATE logs SET size = ?, root = ?, note = ? WHERE origin = ?')
      .run(size, root, note, origin);
  }

  /** The last cosigned checkpoint by {@link originHash}. */
  note(hash: string): string | undefined {
    const note = this.#db.prepare('SELECT note FROM logs WHERE origin_hash = ?').get(hash)?.note;
    return typeof note === 'string' ? note : undefined;
  }

  noteRefusal({ at, origin, why, request }: Refusal): void {
    this.#db
      .prepare(
        'INSERT INTO refusals (at, origin, why, request) SELECT ?, ?, ?, ? WHERE (SELECT count(*) FROM refusals WHERE origin = ? AND why = ?) < ?',
      )
      .run(at, origin, why, request, origin, why, refusalsKept);
  }

  refusals(): readonly Refusal[] {
    return this.#db
      .prepare('SELECT at, origin, why, request FROM refusals ORDER BY number')
      .all() as unknown as readonly Refusal[];
  }

  /** Everything in `work` or nothing of it; nobody else writes meanwhile. */
  atOnce<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#db.close();
  }

  #row(origin: string) {
    return this.#db.prepare('SELECT keys, size, root FROM logs WHERE origin = ?').get(origin);
  }
}
