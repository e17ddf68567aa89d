import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { keyKinds, leafText, NoteSigner, openCheckpoint } from '@xiaohao/integrity';
import { TileFolder } from '@xiaohao/integrity/folder';
import { LogFollower } from '@xiaohao/integrity/following';
import { madeUpLeaves } from '../../testing/leaves.js';
import { memorySource } from '../../testing/memory-source.js';
import { plainRoot } from '../../testing/plain-tree.js';

const child = fileURLToPath(new URL('./signing-child.js', import.meta.url));
const sizes = [1, 256, 300];
const leaves = madeUpLeaves(310);
const roots = new Map<number, Buffer>();
const rootOf = (size: number): Buffer => {
  const known =
    roots.get(size) ?? plainRoot(leaves.slice(0, size).map((leaf) => Buffer.from(leafText(leaf))));
  roots.set(size, known);
  return known;
};
const signer = new NoteSigner('log.example/1', keyKinds.ed25519, Buffer.alloc(32, 1));
const root = mkdtempSync(join(tmpdir(), 'killed-signer-'));
afterAll(() => rmSync(root, { recursive: true }));

const runUntil = (folder: string, at: number) =>
  new Promise<{ readonly killed: boolean; readonly said: readonly number[] }>((resolve, reject) => {
    execFile(process.execPath, [child, folder, String(at), ...sizes.map(String)], (error, stdout, stderr) => {
      const killed = error?.signal === 'SIGKILL';
      if (error && !killed) reject(new Error(stderr));
      else resolve({ killed, said: stdout.split('\n').filter(Boolean).map(Number) });
    });
  });

/** What a process that comes after finds, and that it goes on to the very tree. */
function expectWhole(folder: string, said: readonly number[]): void {
  const tiles = new TileFolder(folder);
  const head = tiles.head();
  if (head) expect(head.root).toEqual(rootOf(head.size));
  const note = tiles.note('checkpoint');
  const signed = note === undefined ? undefined : openCheckpoint(note, signer.key)?.checkpoint;
  expect(signed !== undefined).toBe(note !== undefined);
  if (signed) expect(signed.root).toEqual(rootOf(signed.size));
  expect(signed?.size ?? 0).toBeGreaterThanOrEqual(said.at(-1) ?? 0);
  expect(head?.size ?? 0).toBeGreaterThanOrEqual(signed?.size ?? 0);
  const follower = new LogFollower(memorySource(leaves), tiles, signer);
  expect(openCheckpoint(follower.checkpoint(), signer.key)?.checkpoint).toMatchObject({
    size: leaves.length,
    root: rootOf(leaves.length),
  });
  if (signed) expect(() => follower.requireHolds(signed, 'the earlier checkpoint')).not.toThrow();
}

describe('a signer that is killed', () => {
  it('before any step of any write leaves no tree that is smaller or another', async () => {
    let killed = 0;
    for (let at = 1; ; at += 2) {
      const runs = await Promise.all(
        [at, at + 1].map(async (one) => {
          const folder = join(root, String(one));
          const run = await runUntil(folder, one);
          expectWhole(folder, run.said);
          return run.killed;
        }),
      );
      killed += runs.filter(Boolean).length;
      if (runs.includes(false)) break;
    }
    expect(killed).toBeGreaterThan(80);
  });
});
