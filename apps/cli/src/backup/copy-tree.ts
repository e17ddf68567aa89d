import { join } from 'node:path';
import { tileLevels, tilePath, tileWidth } from '@xiaohao/integrity';
import { DurableFiles, realDisk, TileFolder, TileMissing } from '@xiaohao/integrity/folder';
import type { Folders } from './parts.js';

/** The tree's own files as they stood before the log was copied, so that the copy of the log is never behind them. */
export interface TreeCopy {
  /** Text of a note, where there is one. */
  readonly checkpoint: string | undefined;
  readonly witnessed: string | undefined;
  readonly head: Buffer | undefined;
  /** Leaves that the head names. */
  readonly size: number;
}

/** Notes first, the head after them: a head is never behind a note that was there before it. */
export function readTree({ data, shared }: Folders): TreeCopy {
  const published = join(shared, 'integrity');
  const witnessed = realDisk.read(join(published, 'witnessed'))?.toString('utf8');
  const checkpoint = realDisk.read(join(published, 'checkpoint'))?.toString('utf8');
  const head = realDisk.read(join(data, 'integrity', 'head'));
  const { size = 0 } = head ? (JSON.parse(head.toString('utf8')) as { readonly size?: number }) : {};
  return { checkpoint, witnessed, head, size };
}

/**
 * Writes notes, head and the tiles that it names into a copy; a tile that is not there whole is left out, and
 * verifying will name it. @returns the paths written
 */
export function writeTree(
  { checkpoint, witnessed, head, size }: TreeCopy,
  data: string,
  target: string,
): readonly string[] {
  const source = new TileFolder(join(data, 'integrity'));
  const files = new DurableFiles(join(target, 'integrity'), realDisk);
  const written: string[] = [];
  const put = (name: string, content: Uint8Array | string | undefined): void => {
    if (content === undefined) return;
    files.put(name, content);
    written.push(`integrity/${name}`);
  };
  for (let level = 0; level < tileLevels(size); level += 1) {
    const nodes = Math.floor(size / tileWidth ** level);
    for (let index = 0; index * tileWidth < nodes; index += 1) {
      const place = { level, index, width: Math.min(tileWidth, nodes - index * tileWidth) };
      put(tilePath(place), tileOf(source, place));
    }
  }
  put('head', head);
  put('checkpoint', checkpoint);
  put('witnessed', witnessed);
  files.settle();
  return written;
}

function tileOf(source: TileFolder, place: Parameters<TileFolder['tile']>[0]): Buffer | undefined {
  try {
    return source.tile(place);
  } catch (error) {
    if (error instanceof TileMissing) return undefined;
    throw error;
  }
}
