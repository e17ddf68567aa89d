import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LogInUse, naming } from '@xiaohao/event-log';
import { isBusy, isNoDatabase } from './sqlite-fault.js';

/** Held by the one process that writes a log, for as long as it lives. */
export interface WriterLock {
  release(): void;
}

const holder = (pidFile: string): string => {
  try {
    return `process ${readFileSync(pidFile, 'utf8').trim()}`;
  } catch {
    return 'another process';
  }
};

const locked = (file: string): DatabaseSync => {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (fault) {
    lock.close();
    throw fault;
  }
};

/**
 * The file of a lock is empty. Whatever else came to be in it is emptied where it stands: whoever finds that it is no
 * database has had the lock to look, so nobody holds it, and a new file would be one that two might hold.
 */
const lockFile = (file: string): DatabaseSync => {
  try {
    return locked(file);
  } catch (fault) {
    if (!isNoDatabase(fault)) throw fault;
    truncateSync(file);
    return locked(file);
  }
};

/**
 * Takes the folder's writer lock or throws {@link LogInUse}. It is an open transaction on a file of its own:
 * the operating system drops it when the process dies, however it dies, and no stale lock is left behind.
 * The number beside it is for the message alone.
 */
export const takeWriterLock = (folder: string): WriterLock => {
  const pidFile = join(folder, 'writer.pid');
  try {
    const file = join(folder, 'writer.lock');
    const lock = naming(file, () => lockFile(file));
    naming(pidFile, () => writeFileSync(pidFile, `${process.pid}\n`));
    return {
      release: () => {
        rmSync(pidFile, { force: true });
        lock.close();
      },
    };
  } catch (fault) {
    if (!isBusy(fault)) throw fault;
    throw new LogInUse(`${holder(pidFile)} writes the log in ${folder}; a log has one writer at a time`);
  }
};
