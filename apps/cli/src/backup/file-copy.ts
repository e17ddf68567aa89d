import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, rmSync } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { realDisk } from '@xiaohao/integrity/folder';

export interface FileFacts {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

export async function factsOf(path: string): Promise<FileFacts> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}

/** What is in the file is on the disk when this resolves; its name is after {@link settleFolders}. */
export async function forceFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Copies a file, for its owner alone, whole or not at all, and tells what the copy holds. One that is there already
 * and is what it has to be (`known`) is left: so a copy that was broken off goes on.
 */
export async function copyWhole(from: string, to: string, known?: FileFacts): Promise<FileFacts> {
  if (existsSync(to)) {
    const there = await factsOf(to);
    const wanted = known ?? (await factsOf(from));
    if (there.sha256 === wanted.sha256 && there.bytes === wanted.bytes) return there;
  }
  const draft = `${to}.new`;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rm(draft, { force: true });
  await copyFile(from, draft);
  await chmod(draft, 0o600);
  await forceFile(draft);
  const facts = await factsOf(draft);
  await rename(draft, to);
  return facts;
}

/** Puts the names in a folder and in all below it on the disk. */
export function settleFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) settleFolders(join(folder, entry.name));
  realDisk.syncFolder(folder);
}

/** Removes every file that an earlier try has left and that is not one of these; paths are below the folder. */
export function removeOthers(folder: string, kept: readonly string[]): void {
  const keep = new Set(kept);
  const sweep = (inner: string, below: string): void => {
    for (const entry of readdirSync(inner, { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) sweep(join(inner, entry.name), path);
      else if (!keep.has(path)) rmSync(join(inner, entry.name), { force: true });
    }
  };
  sweep(folder, '');
}
