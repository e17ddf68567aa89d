import { existsSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { LogUnavailable } from '@xiaohao/event-log';
import { databaseFile, openForReading } from './database.js';

/** Pages between two tellings of how far it is. */
const pagesAtOnce = 2_000;

/**
 * Copies a folder's log as it stands at one instant, while its writer goes on: every append that was answered before
 * is in the copy, and nothing of one that was not whole. The copy is a file of its own that needs no other beside it;
 * whatever stood there before is replaced. It is not fsynced. While the copy is made the writer's `-wal` only grows.
 * @returns the position of its last event, or null in an empty log. @throws LogUnavailable where there is no log
 */
export async function copyLogFile(
  folder: string,
  target: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<string | null> {
  const file = databaseFile(folder);
  if (!existsSync(file)) throw new LogUnavailable(`there is no log at ${file}`);
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${target}${suffix}`, { force: true });
  const source = openForReading(file);
  try {
    // A read transaction that is open already is the one that is copied: else every append would begin it anew.
    source.exec('BEGIN');
    const position = source.prepare('SELECT max(position) AS position FROM events').get()?.position;
    await backup(source, target, {
      rate: pagesAtOnce,
      progress: ({ totalPages, remainingPages }) => onProgress(totalPages - remainingPages, totalPages),
    });
    source.exec('COMMIT');
    standAlone(target);
    return typeof position === 'number' ? String(position) : null;
  } finally {
    source.close();
  }
}

/** Without write-ahead a file can be read where nothing can be written, from a medium that is only read. */
function standAlone(target: string): void {
  const copy = new DatabaseSync(target);
  try {
    copy.exec('PRAGMA journal_mode = DELETE');
  } finally {
    copy.close();
  }
}
