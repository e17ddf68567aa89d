import { join } from 'node:path';
import { TileFolder } from '@xiaohao/integrity/folder';
import type { Report, Verification } from '@xiaohao/integrity/verifying';
import { openVerified } from './open-verified.js';
import { verifyOpened } from './verify-opened.js';

export interface FolderToVerify extends Pick<Verification, 'log' | 'witnesses' | 'notes' | 'onEvent'> {
  /** A data folder, a copy of one, or a backup. */
  readonly folder: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Reads a folder's log from end to end and holds it against its tree and notes. A log grows on while its tree is
 * copied and the witness cosigns what has grown: a note from elsewhere may be of more than the folder's tree, and of
 * no more than its log. @throws Error without a log
 */
export function verifyFolder({ folder, ...asked }: FolderToVerify): Promise<Report> {
  const tiles = new TileFolder(join(folder, 'integrity'));
  // Where the tree's head is not there, its tiles have to be whatever was signed.
  const tilesUpTo = tiles.head()?.size;
  return verifyOpened(
    async () => {
      const opened = await openVerified({ dataDir: folder, prefix: '' });
      if (opened === undefined) throw new Error(`there is no log in ${folder}`);
      return opened;
    },
    { ...asked, tiles, ...(tilesUpTo === undefined ? {} : { tilesUpTo }) },
  );
}
