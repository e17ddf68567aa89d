import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LogInUse } from '@xiaohao/event-log';
import { takeWriterLock, type WriterLock } from '@xiaohao/event-log/sqlite';
import { realDisk } from '@xiaohao/integrity/folder';
import { removeOthers, settleFolders } from './file-copy.js';

/** A folder that grows under another name until it is whole, in the hands of one process. */
export interface Draft {
  readonly folder: string;
  /** Removes what an earlier try has left and what is not among these; paths are below the folder. */
  keepOnly(paths: readonly string[]): void;
  /** Puts all of it on the disk, then gives it its name. @throws TargetTaken and leaves the draft as it is */
  takeName(): void;
  /** Lets others have it; to be called however it ended. */
  release(): void;
}

/** Something is there already: nothing takes its place. */
export class TargetTaken extends Error {
  override readonly name = 'TargetTaken';
}

/** Another process is about to make the same folder. */
export class DraftHeld extends Error {
  override readonly name = 'DraftHeld';
}

/** Under this name a folder grows; nothing under it is whole yet. */
export const unfinished = (target: string): string => `${target}.partial`;

/** @throws TargetTaken unless nothing is there, or an empty folder */
export function requireFree(target: string): void {
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isDirectory() || readdirSync(target).length > 0) throw new TargetTaken(target);
}

/** Files of the lock, which go with the draft until it has its name. */
const lockFiles = ['writer.lock', 'writer.pid'] as const;

function lockOf(folder: string): WriterLock {
  try {
    return takeWriterLock(folder);
  } catch (error) {
    if (error instanceof LogInUse) throw new DraftHeld(folder);
    throw error;
  }
}

const isTaken = (error: unknown): boolean =>
  ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code));

/**
 * Neither step touches a folder that holds anything, so that whoever has come there since it was asked whether the
 * place is free, hours ago perhaps, loses nothing.
 */
function moveTo(target: string, folder: string): void {
  try {
    if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) rmdirSync(target);
    renameSync(folder, target);
  } catch (error) {
    if (isTaken(error)) throw new TargetTaken(target);
    throw error;
  }
}

/** Begins a folder, or goes on with one that was broken off. @throws DraftHeld */
export function openDraft(target: string): Draft {
  const folder = unfinished(target);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockOf(folder);
  return {
    folder,
    keepOnly: (paths) => removeOthers(folder, [...paths, ...lockFiles]),
    takeName() {
      settleFolders(folder);
      moveTo(target, folder);
      for (const name of lockFiles) rmSync(join(target, name), { force: true });
      realDisk.syncFolder(target);
      realDisk.syncFolder(dirname(target));
    },
    release: () => lock.release(),
  };
}
