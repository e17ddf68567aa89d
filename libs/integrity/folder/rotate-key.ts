import { randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { keyKinds, type NoteKey, NoteSigner, openCheckpoint } from '@xiaohao/integrity';
import { realDisk } from './disk.js';
import { DurableFiles } from './durable-files.js';
import { formerPath, KeyFileUnusable } from './key-file.js';

/** Why a log's key is not exchanged or given up. */
export class KeyNotTakenOver extends Error {
  override readonly name = 'KeyNotTakenOver';
  constructor(
    /**
     * `twice`: another key signs beside this one already. `noFormer`: there is none to give up. `notSigned`: the last
     * checkpoint, or the last that was witnessed, does not hold under the new key alone.
     */
    readonly why: 'twice' | 'noFormer' | 'notSigned',
    /** The log's key, which stays. */
    readonly present: NoteKey,
  ) {
    super(why);
  }
}

const signerIn = (path: string): NoteSigner | undefined =>
  NoteSigner.read(realDisk.read(path)?.toString('utf8').trim() ?? '');

/**
 * Puts a new key in the place of a log's own, which from now on signs beside it. No server may be at work. Whenever the
 * process ends, there is a key that signed before.
 * @throws KeyNotTakenOver, KeyFileUnusable
 */
export function rotateKey(path: string): NoteKey {
  const present = signerIn(path);
  if (present === undefined) throw new KeyFileUnusable(`${path} holds no key`);
  const former = signerIn(formerPath(path));
  // Broken off after the first of the two writings: the file beside it is the present key itself.
  if (former !== undefined && former.secretText() !== present.secretText())
    throw new KeyNotTakenOver('twice', present.key);
  const next = new NoteSigner(present.key.name, keyKinds.ed25519, randomBytes(32));
  const files = new DurableFiles(dirname(path), realDisk);
  files.put(basename(formerPath(path)), `${present.secretText()}\n`);
  files.settle();
  files.put(basename(path), `${next.secretText()}\n`);
  files.settle();
  return next.key;
}

/**
 * Gives the former key up: from now on the new one signs alone. Only once the last checkpoint and the last witnessed
 * one hold under it, so that nothing signed is left without a key. @throws KeyNotTakenOver, KeyFileUnusable
 */
export function retireKey(path: string): NoteKey {
  const present = signerIn(path);
  if (present === undefined) throw new KeyFileUnusable(`${path} holds no key`);
  const former = signerIn(formerPath(path));
  if (former === undefined) throw new KeyNotTakenOver('noFormer', present.key);
  const files = new DurableFiles(dirname(path), realDisk);
  for (const name of ['checkpoint', 'witnessed']) {
    const note = files.read(name)?.toString('utf8');
    if (note !== undefined && openCheckpoint(note, present.key) === undefined)
      throw new KeyNotTakenOver('notSigned', present.key);
  }
  files.remove(basename(formerPath(path)));
  realDisk.syncFolder(dirname(path));
  return former.key;
}
