import { type FileHandle, open } from 'node:fs/promises';

/** Writes a new file; when this resolves its content is on the disk, though its name may not be yet. */
export async function writeDurably(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await write(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Puts the names in a folder on the disk. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Whether an error says that there is no room: on the disk, in the quota, or for a file of this size. */
export const isFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String((error as { readonly code?: unknown } | null)?.code));

/** Whether an error says that there is no such file. Any other says nothing of whether there is one. */
export const isAbsent = (error: unknown): boolean =>
  (error as { readonly code?: unknown } | null)?.code === 'ENOENT';
