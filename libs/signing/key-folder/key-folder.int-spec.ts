import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { SigningUnavailable } from '@xiaohao/signing';
import { KeyFolder } from './key-folder.js';

const root = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => rmSync(root, { recursive: true }));
const secret = Buffer.alloc(32, 1);
const key = Buffer.from('the private half of a key');
const never = (): Buffer => {
  throw new Error('it was there already');
};

describe('a folder of private keys', () => {
  it('is for its owner alone, and tells nothing to whoever reads the disk', async () => {
    const folder = join(root, 'modes');
    await new KeyFolder(folder, secret).keep('zhang', 'Ed25519', () => key);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['zhang.Ed25519']);
    expect(statSync(join(folder, 'zhang.Ed25519')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'zhang.Ed25519')).includes(key)).toBe(false);
  });

  it('gives the same key again, also after a restart', async () => {
    const folder = join(root, 'again');
    await new KeyFolder(folder, secret).keep('zhang', 'Ed25519', () => key);
    expect(await new KeyFolder(folder, secret).keep('zhang', 'Ed25519', never)).toEqual(key);
  });

  it('holds one key for each, however many nodes make the first one at once', async () => {
    const folder = join(root, 'nodes');
    const nodes = Array.from({ length: 8 }, () => new KeyFolder(folder, secret));
    for (const person of ['zhang', 'li', 'wang']) {
      const had = await Promise.all(
        nodes.map((node, at) => node.keep(person, 'Ed25519', () => Buffer.from(`made by ${at}`))),
      );
      expect(new Set(had.map(String)).size).toBe(1);
      expect(await new KeyFolder(folder, secret).keep(person, 'Ed25519', never)).toEqual(had[0]);
    }
    expect(readdirSync(folder).toSorted()).toEqual(['li.Ed25519', 'wang.Ed25519', 'zhang.Ed25519']);
  });

  it('takes the key that another node has put there while this one made its own', async () => {
    const folder = join(root, 'second');
    const [late, first] = [new KeyFolder(folder, secret), new KeyFolder(join(root, 'first'), secret)];
    await first.keep('zhang', 'Ed25519', () => key);
    const had = await late.keep('zhang', 'Ed25519', () => {
      copyFileSync(join(root, 'first', 'zhang.Ed25519'), join(folder, 'zhang.Ed25519'));
      return Buffer.from('too late');
    });
    expect(had).toEqual(key);
  });

  it('is rid of what was left half made a day ago, and of nothing that may be being made', async () => {
    const folder = join(root, 'left');
    const keys = new KeyFolder(folder, secret);
    for (const name of ['li.Ed25519.new', 'wang.Ed25519.x.new']) writeFileSync(join(folder, name), 'half');
    const dayAgo = new Date(Date.now() - 90_000_000);
    utimesSync(join(folder, 'li.Ed25519.new'), dayAgo, dayAgo);
    await keys.keep('zhang', 'Ed25519', () => key);
    expect(readdirSync(folder).toSorted()).toEqual(['wang.Ed25519.x.new', 'zhang.Ed25519']);
  });

  it('opens a key that was kept long ago', async () => {
    const folder = join(root, 'older');
    const keys = new KeyFolder(folder, Buffer.from(Array.from({ length: 32 }, (_, at) => at)));
    const box =
      '25217eaba136057114c179c84ba1dac7eb39131b05b773bc006d3d30f9cea68f9ccdf1be401b4805cba3c60ee92c58c6af0c458290';
    writeFileSync(join(folder, 'zhang.Ed25519'), Buffer.from(box, 'hex'));
    expect(await keys.keep('zhang', 'Ed25519', never)).toEqual(key);
  });

  it('gives nothing under another secret, in another’s place, or altered', async () => {
    const folder = join(root, 'moved');
    await new KeyFolder(folder, secret).keep('zhang', 'Ed25519', () => key);
    const file = join(folder, 'zhang.Ed25519');
    copyFileSync(file, join(folder, 'li.Ed25519'));
    const other = new KeyFolder(folder, Buffer.alloc(32, 2));
    await expect(other.keep('zhang', 'Ed25519', never)).rejects.toBeInstanceOf(SigningUnavailable);
    const keys = new KeyFolder(folder, secret);
    await expect(keys.keep('li', 'Ed25519', never)).rejects.toBeInstanceOf(SigningUnavailable);
    const box = readFileSync(file);
    box[box.length - 1] = (box.at(-1) ?? 0) ^ 1;
    writeFileSync(file, box);
    await expect(keys.keep('zhang', 'Ed25519', never)).rejects.toBeInstanceOf(SigningUnavailable);
  });

  it.each(['../zhang', '', 'a/b', '..', 'a.b'])(
    'keeps nothing for %p, which is nobody’s id',
    async (person) => {
      const keys = new KeyFolder(join(root, 'names'), secret);
      await expect(keys.keep(person, 'Ed25519', () => key)).rejects.toBeInstanceOf(SigningUnavailable);
    },
  );
});
