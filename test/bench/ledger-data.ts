import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { ledgerEvents } from './ledger-data/ledger-events.js';

export interface LedgerData {
  /** Holds `events.db`, an embedded log that no bench writes; the folder `views` of it may be kept there. */
  readonly folder: string;
  readonly problems: number;
  readonly events: number;
}

/** What made the data, so that another generator makes other data. */
function fingerprint(): string {
  const folder = fileURLToPath(new URL('./ledger-data/', import.meta.url));
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort())
    if (name.endsWith('.js')) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}

/** A log of so many problems; made once for all figures, and kept in the folder for temporary files. */
export async function ledgerData(problems: number, seed = 1, moreReports = 0): Promise<LedgerData> {
  const name = `ledger-${problems}-${seed}${moreReports === 0 ? '' : `-${moreReports}`}-${fingerprint()}`;
  const folder = join(tmpdir(), 'xiaohao-bench', name);
  const facts = join(folder, 'facts.json');
  if (existsSync(facts)) return { folder, ...JSON.parse(readFileSync(facts, 'utf8')) };
  const making = `${folder}.${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  await (await SqliteEventLog.open({ folder: making })).close();
  const events = writeAll(join(making, 'events.db'), problems, seed, moreReports);
  writeFileSync(join(making, 'facts.json'), JSON.stringify({ problems, events }));
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
  return { folder, problems, events };
}

function writeAll(file: string, problems: number, seed: number, moreReports: number): number {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; PRAGMA wal_autocheckpoint = 20000; BEGIN');
  const insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
  let position = Number(db.prepare('SELECT max(position) AS p FROM events').get()?.p ?? 0);
  for (const { stream, revision, id, type, data, metadata } of ledgerEvents(problems, seed, moreReports)) {
    insert.run(
      ++position,
      stream,
      revision,
      Buffer.from(id.replaceAll('-', ''), 'hex'),
      type,
      data,
      metadata,
    );
    if (position % 20_000 === 0) db.exec('COMMIT; BEGIN');
  }
  db.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  return position;
}
