import { randomBytes, randomUUID } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { type KeyKind, NoteSigner } from '@xiaohao/integrity';
import { type Disk, realDisk } from './disk.js';
import { DurableFiles } from './durable-files.js';

/** The file is there and holds no key that can be used under this name. */
export class KeyFileUnusable extends Error {
  override readonly name = 'KeyFileUnusable';
}

/**
 * The private key in a file of mode 0600, made at first use, once even when several processes begin together. @throws KeyFileUnusable; the file stays as it is then,
 * since a key that was lost once is lost for every checkpoint to come
 */
export function keyFile(path: string, name: string, kind: KeyKind, disk: Disk = realDisk): NoteSigner {
  const files = new DurableFiles(dirname(path), disk, randomUUID());
  const file = basename(path);
  if (files.read(file) === undefined) {
    files.putNew(file, `${new NoteSigner(name, kind, randomBytes(32)).secretText()}\n`);
    files.settle();
  }
  const signer = NoteSigner.read(files.read(file)?.toString('utf8').trim() ?? '');
  if (signer?.key.name !== name || signer.key.kind !== kind)
    throw new KeyFileUnusable(`${path} holds no key of ${name}`);
  return signer;
}
