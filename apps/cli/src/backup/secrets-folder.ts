import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { realDisk } from '@xiaohao/integrity/folder';
import { removeOthers, settleFolders } from './file-copy.js';

/** The folder holds something that is not of this backup: the secrets of another one, perhaps. */
export class SecretsFolderTaken extends Error {
  override readonly name = 'SecretsFolderTaken';
}

/** Backup and secrets would lie within each other. */
export class SecretsNotApart extends Error {
  override readonly name = 'SecretsNotApart';
}

/** The secrets of one backup, in a folder of their own. */
export interface SecretsFolder {
  readonly folder: string;
  /** Puts on the disk what is among these paths and removes what an earlier try has left beside. */
  keepOnly(paths: readonly string[]): void;
  /** The backup has its name: nobody goes on with this folder any more. */
  finish(): void;
}

/** While a backup is not done, its secrets' folder says in this file whose they are. */
const mark = 'unfinished';

/** Whether a resolved folder is another one or lies in it. */
export const isWithin = (inner: string, outer: string): boolean => {
  const way = relative(outer, inner);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way);
};

/** What the mark says; empty where there is none. */
function marked(folder: string): string {
  try {
    return readFileSync(join(folder, mark), 'utf8');
  } catch {
    return '';
  }
}

const belongsTo = (folder: string, target: string): boolean => marked(folder).replace(/\n$/, '') === target;

/** Nothing is in it but a mark, perhaps, of which a killed backup to the same target has written a part. */
const isNew = (folder: string, target: string): boolean =>
  readdirSync(folder).every((name) => name === mark) && `${target}\n`.startsWith(marked(folder));

/**
 * Takes a new or empty folder for the secrets of one backup, or goes on with that of the same backup when it was
 * broken off: secrets of another backup are never written over, and none that this one lacks lies among its own.
 * @param target the backup's folder, resolved as `folder` is. @throws SecretsFolderTaken, SecretsNotApart
 */
export function claimSecretsFolder(folder: string, target: string): SecretsFolder {
  if (isWithin(folder, target) || isWithin(target, folder)) throw new SecretsNotApart(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!belongsTo(folder, target)) {
    if (!isNew(folder, target)) throw new SecretsFolderTaken(folder);
    writeFileSync(join(folder, mark), `${target}\n`, { mode: 0o600 });
  }
  return {
    folder,
    keepOnly(paths) {
      removeOthers(folder, [...paths, mark]);
      settleFolders(folder);
    },
    finish() {
      rmSync(join(folder, mark), { force: true });
      realDisk.syncFolder(folder);
    },
  };
}
