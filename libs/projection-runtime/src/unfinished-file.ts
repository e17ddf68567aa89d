import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { uptime } from 'node:os';
import { DatabaseSync } from 'node:sqlite';

/** Clocks are set right while a machine runs, but seldom by more; seconds. */
const tolerance = 30;

/** Second at which this machine was started, give or take a few. */
export const bootTime = (): number => Math.round(Date.now() / 1000 - uptime());

export const hasTable = (db: DatabaseSync, name: string): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;

/** What an unfinished build wrote before the machine stopped may be there in part. */
export function isOfAnotherBoot(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    const db = new DatabaseSync(path);
    try {
      const boot = hasTable(db, 'build') ? db.prepare('SELECT boot FROM build').get()?.boot : undefined;
      return boot !== undefined && Math.abs(Number(boot) - bootTime()) > tolerance;
    } finally {
      db.close();
    }
  } catch {
    return true;
  }
}

export const fileSuffixes: readonly string[] = ['', '-wal', '-shm', '-journal'];

export function removeFile(path: string): void {
  for (const suffix of fileSuffixes) rmSync(path + suffix, { force: true });
}

export function forceToDisk(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}
