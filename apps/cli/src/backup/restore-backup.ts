import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { realDisk } from '@xiaohao/integrity/folder';
import { placeOf } from './check-backup.js';
import { copyWhole, removeOthers, settleFolders } from './file-copy.js';
import type { Manifest } from './manifest.js';
import { unfinished } from './take-backup.js';

/** Something is there already: a restored folder takes nobody's place. */
export class TargetTaken extends Error {
  override readonly name = 'TargetTaken';
}

/** @throws TargetTaken unless nothing is there, or an empty folder */
export function requireFree(target: string): void {
  if (existsSync(target) && readdirSync(target).length > 0) throw new TargetTaken(target);
}

/**
 * Puts a backup in place as a data folder, which appears whole or not at all: it grows under another name. One that
 * was broken off is gone on with. Files that are missing are left out. @throws TargetTaken
 */
export async function restoreBackup(
  manifest: Manifest,
  folder: string,
  secretsFolder: string | undefined,
  target: string,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  requireFree(target);
  const draft = unfinished(target);
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const { files } = manifest;
  for (const [at, file] of files.entries()) {
    const place = placeOf(file, manifest, folder, secretsFolder);
    if (place !== undefined && existsSync(place)) await copyWhole(place, join(draft, file.path), file);
    onProgress(at + 1, files.length);
  }
  removeOthers(
    draft,
    files.map(({ path }) => path),
  );
  settleFolders(draft);
  rmSync(target, { recursive: true, force: true });
  renameSync(draft, target);
  realDisk.syncFolder(dirname(target));
}
