import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckedBackup, placeOf } from './check-backup.js';
import { openDraft, requireFree } from './draft.js';
import { copyWhole } from './file-copy.js';
import type { BackupFile } from './manifest.js';

/** A file of the backup is not any more what it was when it was checked. */
export class BackupChanged extends Error {
  override readonly name = 'BackupChanged';
}

export interface Restoring {
  readonly checked: Pick<CheckedBackup, 'manifest' | 'whole'>;
  readonly folder: string;
  /** Where its secrets are, if they are kept apart. */
  readonly secretsFolder: string | undefined;
  readonly target: string;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Puts a backup in place as a data folder, which appears whole or not at all: it grows under another name. One that
 * was broken off is gone on with. A file that was found whole is restored as it was found; one that was missing is
 * left out. @throws TargetTaken, DraftHeld, BackupChanged
 */
export async function restoreBackup(restoring: Restoring): Promise<void> {
  const { checked, folder, secretsFolder, target, onProgress } = restoring;
  const { files } = checked.manifest;
  const whole = new Set(checked.whole);
  requireFree(target);
  const draft = openDraft(target);
  try {
    for (const [at, file] of files.entries()) {
      const place = placeOf(file, checked.manifest, folder, secretsFolder);
      if (place !== undefined) await copyAsChecked(place, join(draft.folder, file.path), file, whole);
      onProgress(at + 1, files.length);
    }
    draft.keepOnly(files.map(({ path }) => path));
    draft.takeName();
  } finally {
    draft.release();
  }
}

/** Hours may lie between the check and the copy. */
async function copyAsChecked(
  from: string,
  to: string,
  file: BackupFile,
  whole: ReadonlySet<string>,
): Promise<void> {
  const there = existsSync(from);
  const facts = there ? await copyWhole(from, to, file) : undefined;
  if (!whole.has(file.path)) return;
  if (facts?.sha256 !== file.sha256 || facts.bytes !== file.bytes) throw new BackupChanged(file.path);
}
