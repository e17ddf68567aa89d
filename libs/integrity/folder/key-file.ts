import { randomBytes, randomUUID } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { type KeyKind, NoteSigner } from '@xiaohao/integrity';
import { type Disk, realDisk } from './disk.js';
import { DurableFiles } from './durable-files.js';
import { removeLeftovers } from './leftovers.js';

/** The file is there and holds no key that can be used under this name. */
export class KeyFileUnusable extends Error {
  override readonly name = 'KeyFileUnusable';
}

/**
 * The private key in a file of mode 0600, made at first use, once even when several processes begin together.
 * @throws KeyFileUnusable; the file stays as it is then, since a key that was lost once is lost for every checkpoint
 * to come
 */
export function keyFile(path: string, name: string, kind: KeyKind, disk: Disk = realDisk): NoteSigner {
  const known = readKeyFile(path, name, kind, disk);
  if (known !== undefined) {
    removeLeftovers(path);
    return known;
  }
  const files = new DurableFiles(dirname(path), disk, randomUUID());
  files.putNew(basename(path), `${new NoteSigner(name, kind, randomBytes(32)).secretText()}\n`);
  files.settle();
  const placed = readKeyFile(path, name, kind, disk);
  if (placed === undefined) throw new KeyFileUnusable(`${path} is gone again`);
  return placed;
}

/** The key that a newer one has taken the place of and that still signs beside it, if there is one. @throws KeyFileUnusable */
export const formerKeyFile = (path: string, name: string, kind: KeyKind): NoteSigner | undefined =>
  readKeyFile(formerPath(path), name, kind, realDisk);

export const formerPath = (path: string): string => `${path}.former`;

function readKeyFile(path: string, name: string, kind: KeyKind, disk: Disk): NoteSigner | undefined {
  const text = disk.read(path)?.toString('utf8').trim();
  if (text === undefined) return undefined;
  const signer = NoteSigner.read(text);
  if (signer === undefined) throw new KeyFileUnusable(`${path} is damaged: what it holds is no key`);
  if (signer.key.name !== name || signer.key.kind !== kind)
    throw new KeyFileUnusable(`${path} holds no key of ${name}, but one of ${signer.key.name}`);
  return signer;
}
