import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyKinds, NoteSigner } from '@xiaohao/integrity';
import { TileFolder } from '@xiaohao/integrity/folder';
import { LogFollower, type StoredLeaf, StoreScrub, type WatchedStore } from '@xiaohao/integrity/following';
import { madeUpLeaves } from '../testing/leaves.js';
import { memorySource } from '../testing/memory-source.js';

const leaves = madeUpLeaves(300).map((leaf, at) => ({ ...leaf, position: String(10 + 7 * at) }));
const folder = mkdtempSync(join(tmpdir(), 'store-scrub-'));
beforeAll(() => {
  const signer = new NoteSigner('log.example/1', keyKinds.ed25519, Buffer.alloc(32, 1));
  new LogFollower(memorySource(leaves), new TileFolder(folder), signer).checkpoint();
});
afterAll(() => rmSync(folder, { recursive: true }));

type Held = StoredLeaf & { readonly exact?: boolean };
const storeOf = (held: readonly Held[], first: string | null = '0'): WatchedStore => ({
  after: async (position, limit) => memorySource(held).after(position, limit),
  firstOf: async (stream) => (stream === 'problem-2' ? first : '0'),
});
/** What is found when the store holds this, read so many at once. */
async function found(
  store: WatchedStore,
  copy: readonly StoredLeaf[] = leaves,
  atOnce = 64,
): Promise<string> {
  const scrub = new StoreScrub(memorySource(copy), store, new TileFolder(folder), 300);
  for (;;) {
    const step = await scrub.step(atOnce);
    if (step === 'whole') return `whole after ${scrub.done}`;
    if (step !== 'more') return `${step.why}: ${step.detail}`;
  }
}
const places = [0, 1, 63, 64, 255, 256, 298];
const nameOf = (at: number): string => `event ${leaves[at]?.revision} of ${leaves[at]?.stream}`;
const without = (at: number): readonly Held[] => leaves.filter((_, index) => index !== at);
const changed = (at: number, change: Partial<Held>): readonly Held[] =>
  leaves.map((leaf, index) => (index === at ? { ...leaf, ...change } : leaf));

describe('reading the store of a log again', () => {
  it('finds nothing in one that is as it was, however it is read, and minds nothing that came after', async () => {
    for (const atOnce of [1, 7, 64, 1_000])
      expect(await found(storeOf(leaves), leaves, atOnce)).toBe('whole after 300');
    const later = { ...(leaves[2] as StoredLeaf), revision: '100', position: '99999' };
    expect(await found(storeOf([...leaves, later]))).toBe('whole after 300');
  });

  it('names the event that is gone', async () => {
    for (const at of places)
      expect(await found(storeOf(without(at)))).toBe(
        `altered: ${nameOf(at)} is no longer in the store: it is leaf ${at}`,
      );
  });

  it('names the event that is another, or no text any more', async () => {
    for (const at of places)
      for (const change of [{ data: '{}' }, { exact: false }, { data: '\n' }])
        expect(await found(storeOf(changed(at, change)))).toContain(
          `altered: ${nameOf(at)} is not leaf ${at}`,
        );
  });

  it('names what was put between, and where the store ends', async () => {
    for (const at of places) {
      const stray = { ...(leaves[at] as StoredLeaf), stream: 'stray', position: String(9 + 7 * at) };
      const held = [...leaves.slice(0, at), stray, ...leaves.slice(at)];
      expect(await found(storeOf(held))).toContain(`of stray before leaf ${at}`);
      expect(await found(storeOf(leaves.slice(0, at)))).toBe(
        `shorter: the store ends before leaf ${at}, ${nameOf(at)}`,
      );
    }
  });

  it('names the stream that is still there and can no longer be read', async () => {
    expect(await found(storeOf(leaves, null))).toContain(
      'event 0 of problem-2, leaf 2, can no longer be read',
    );
    expect(await found(storeOf(leaves, '3'))).toContain('no event before revision 3');
  });

  it('tells a damaged copy from a damaged store', async () => {
    expect(await found(storeOf(leaves), changed(5, { data: '{}' }))).toContain('in this node’s copy');
  });

  it('passes on that the store does not answer, and goes on from there', async () => {
    let away = true;
    const whole = storeOf(leaves);
    const store: WatchedStore = {
      ...whole,
      after: (position, limit) =>
        away && position !== null ? Promise.reject(new Error('away')) : whole.after(position, limit),
    };
    const scrub = new StoreScrub(memorySource(leaves), store, new TileFolder(folder), 300);
    await expect(scrub.step(100).then(() => scrub.step(100))).rejects.toThrow('away');
    away = false;
    while ((await scrub.step(100)) !== 'whole');
    expect(scrub.done).toBe(300);
  });

  it('goes on also where the store was gone between its pages and the look at a stream', async () => {
    const later = { ...(leaves[2] as StoredLeaf), revision: '100', position: '99999' };
    const whole = storeOf([...leaves, later]);
    let away = true;
    const store: WatchedStore = {
      ...whole,
      firstOf: (stream) => (away ? Promise.reject(new Error('away')) : whole.firstOf(stream)),
    };
    const scrub = new StoreScrub(memorySource(leaves), store, new TileFolder(folder), 300);
    await expect(scrub.step(1_000)).rejects.toThrow('away');
    away = false;
    expect(await scrub.step(1_000)).toBe('whole');
  });

  it('calls a store that was set back meanwhile shorter, and no stream of it deleted', async () => {
    let held: readonly Held[] = leaves;
    const store: WatchedStore = {
      after: async (position, limit) => memorySource(held).after(position, limit),
      firstOf: async (stream) => {
        held = leaves.slice(0, 1);
        return stream === leaves[0]?.stream ? '0' : null;
      },
    };
    expect(await found(store)).toMatch(/^shorter: the store ends before leaf \d+, event 0 of /);
  });
});
