import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  isConsistent,
  isIncluded,
  keyKinds,
  leafHashOf,
  NoteSigner,
  openCheckpoint,
} from '@xiaohao/integrity';
import { realDisk, TileFolder } from '@xiaohao/integrity/folder';
import { InDoubt, LogFollower, Scrub, type StoredLeaf } from '@xiaohao/integrity/following';
import { madeUpLeaves } from '../testing/leaves.js';
import { memorySource } from '../testing/memory-source.js';

const signer = new NoteSigner('log.example/1', keyKinds.ed25519, Buffer.alloc(32, 1));
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'follower-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const follow = (folder: string, leaves: readonly StoredLeaf[]) =>
  new LogFollower(memorySource(leaves), new TileFolder(folder), signer, ({ stream }) => stream === 'quiet');
const opened = (note: string) => {
  const checkpoint = openCheckpoint(note, signer.key)?.checkpoint;
  if (!checkpoint) throw new Error('not signed');
  return checkpoint;
};
const doubtOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    if (error instanceof InDoubt) return error.doubt.why;
    throw error;
  }
};
const changed = (
  leaves: readonly StoredLeaf[],
  at: number,
  change: Partial<StoredLeaf>,
): readonly StoredLeaf[] => leaves.map((leaf, index) => (index === at ? { ...leaf, ...change } : leaf));

describe('following a log', () => {
  it('shows every event and every earlier checkpoint in the last one, also after a restart', () => {
    const folder = newFolder();
    const leaves = madeUpLeaves(700);
    const first = opened(follow(folder, leaves.slice(0, 300)).checkpoint());
    const follower = follow(folder, leaves);
    const last = opened(follower.checkpoint());
    expect(last.size).toBe(700);
    expect(isConsistent(first, last, follower.consistency(300, 700))).toBe(true);
    for (const [index, leaf] of leaves.entries()) {
      const { hashes } = follower.show(leaf, index, 700);
      expect(isIncluded(leafHashOf(leaf), index, 700, hashes, last.root)).toBe(true);
    }
  });

  it('wants a checkpoint when something came that is not its own doing', () => {
    const leaves = [...madeUpLeaves(3)];
    const follower = follow(newFolder(), leaves);
    expect(follower.news).toBe(true);
    follower.checkpoint();
    expect(follower.news).toBe(false);
    leaves.push({ ...(madeUpLeaves(4)[3] as StoredLeaf), stream: 'quiet' });
    follower.catchUp();
    expect(follower.news).toBe(false);
    leaves.push(madeUpLeaves(5)[4] as StoredLeaf);
    expect(follower.catchUp()).toBe(1);
    expect(follower.news).toBe(true);
  });

  it('signs a log of a hundred thousand events in one go', () => {
    const folder = newFolder();
    const source = memorySource(madeUpLeaves(1_000));
    let given = 0;
    const long = {
      after: () => {
        const leaves = source
          .after(null, 1_000)
          .map((leaf, at) => ({ ...leaf, revision: String(given + at), position: String(given + at) }));
        given += leaves.length;
        return given > 100_000 ? [] : leaves;
      },
      at: () => undefined,
    };
    const follower = new LogFollower(long, new TileFolder(folder), signer);
    expect(opened(follower.checkpoint()).size).toBe(100_000);
  });

  it('keeps what it has taken in at a start, whoever signs it, and nothing for a few events', () => {
    const [many, few] = [newFolder(), newFolder()];
    follow(many, madeUpLeaves(1_200));
    follow(few, madeUpLeaves(900));
    expect(new TileFolder(many).head()?.size).toBe(1_200);
    expect(new TileFolder(few).head()).toBeUndefined();
    expect(opened(follow(many, madeUpLeaves(1_200)).checkpoint()).size).toBe(1_200);
  });

  it('keeps nothing of a log that is refused', () => {
    const [folder, published] = [newFolder(), new TileFolder(newFolder())];
    const leaves = madeUpLeaves(3_000);
    const over = (some: readonly StoredLeaf[]) =>
      new LogFollower(memorySource(some), new TileFolder(folder), signer, () => false, published);
    over(leaves).checkpoint();
    rmSync(folder, { recursive: true });
    const shorter = changed(leaves.slice(0, 2_000), 1_500, { data: '{"other":1}' });
    expect(doubtOf(() => over(shorter))).toBe('shorter');
    expect(over(leaves).size).toBe(3_000);
  });

  it('does not begin on a log that ends before its tiles, or before what was signed or witnessed', () => {
    const folder = newFolder();
    const leaves = madeUpLeaves(300);
    const note = follow(folder, leaves).checkpoint();
    expect(doubtOf(() => follow(folder, leaves.slice(0, 299)))).toBe('shorter');
    const other = newFolder();
    for (const name of ['checkpoint', 'witnessed'] as const) {
      new TileFolder(other).putNote(name, note);
      expect(doubtOf(() => follow(other, leaves.slice(0, 299)))).toBe('shorter');
    }
  });

  it('does not begin on a log whose last event is another, or whose events are not those that were signed', () => {
    const folder = newFolder();
    const leaves = madeUpLeaves(300);
    const note = follow(folder, leaves).checkpoint();
    expect(doubtOf(() => follow(folder, changed(leaves, 299, { data: '{}' })))).toBe('altered');
    const other = newFolder();
    new TileFolder(other).putNote('witnessed', note);
    expect(doubtOf(() => follow(other, changed(leaves, 7, { data: '{}' })))).toBe('altered');
  });

  it('does not go on over tiles of another log, and signs nothing then', () => {
    const folder = newFolder();
    const leaves = madeUpLeaves(600);
    follow(folder, leaves).checkpoint();
    rmSync(join(folder, 'head'));
    rmSync(join(folder, 'checkpoint'));
    const follower = follow(folder, changed(leaves, 9, { type: 'Other' }));
    expect(doubtOf(() => follower.checkpoint())).toBe('altered');
    expect(new TileFolder(folder).note('checkpoint')).toBeUndefined();
  });

  it('does not begin on tiles of which one bit is another', () => {
    const folder = newFolder();
    const leaves = madeUpLeaves(300);
    follow(folder, leaves).checkpoint();
    const tile = join(folder, 'tile/0/001.p/44');
    const bytes = readFileSync(tile);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(tile, bytes);
    expect(doubtOf(() => follow(folder, leaves))).toBe('tilesDamaged');
    rmSync(tile);
    expect(doubtOf(() => follow(folder, leaves))).toBe('tilesDamaged');
  });

  it('shows events in trees that were signed before the tiles were lost', () => {
    const folder = newFolder();
    const leaves = madeUpLeaves(320);
    const early = opened(follow(folder, leaves.slice(0, 300)).checkpoint());
    rmSync(folder, { recursive: true });
    const follower = follow(folder, leaves);
    follower.checkpoint();
    for (const at of [0, 255, 256, 299]) {
      const leaf = leaves[at] as StoredLeaf;
      expect(isIncluded(leafHashOf(leaf), at, 300, follower.show(leaf, at, 300).hashes, early.root)).toBe(
        true,
      );
    }
    expect(
      isConsistent(
        early,
        { size: 320, root: opened(follower.checkpoint()).root },
        follower.consistency(300, 320),
      ),
    ).toBe(true);
  });

  it('builds lost tiles again from the log', () => {
    const folder = newFolder();
    const leaves = madeUpLeaves(300);
    const { root } = opened(follow(folder, leaves).checkpoint());
    rmSync(join(folder, 'tile'), { recursive: true });
    rmSync(join(folder, 'head'));
    expect(opened(follow(folder, leaves).checkpoint()).root).toEqual(root);
  });
});

describe('nodes that share checkpoints', () => {
  const share = (own: string, shared: string, leaves: readonly StoredLeaf[], node: string) =>
    new LogFollower(
      memorySource(leaves),
      new TileFolder(own),
      signer,
      () => false,
      new TileFolder(shared, realDisk, node),
    );

  it('go on from what another has signed, and sign the very same tree', () => {
    const shared = newFolder();
    const leaves = [...madeUpLeaves(700)];
    const [here, there] = ['a', 'b'].map((node) => share(newFolder(), shared, leaves, node));
    const first = opened(here?.checkpoint() ?? '');
    there?.catchUp();
    there?.confirm();
    expect(there?.news).toBe(false);
    leaves.push(...madeUpLeaves(900).slice(700));
    there?.catchUp();
    expect(there?.news).toBe(true);
    const second = opened(there?.checkpoint() ?? '');
    here?.catchUp();
    here?.confirm();
    expect(here?.news).toBe(false);
    expect(isConsistent(first, second, here?.consistency(700, 900) ?? [])).toBe(true);
    const published = new TileFolder(shared);
    expect(published.head()).toEqual({ size: 900, root: second.root });
    expect(published.nodesAt(900)(0, 899)).toEqual(leafHashOf(leaves[899] as StoredLeaf));
  });

  it('do not take each other for liars while one has read less, but know it when they are asked to sign', () => {
    const shared = newFolder();
    const leaves = madeUpLeaves(300);
    const late = share(newFolder(), shared, leaves.slice(0, 290), 'late');
    share(newFolder(), shared, leaves, 'early').checkpoint();
    expect(doubtOf(() => late.checkpoint())).toBe('shorter');
    expect(opened(new TileFolder(shared).note('checkpoint') ?? '').size).toBe(300);
  });

  it('name the first event that is another than another node has signed', () => {
    const shared = newFolder();
    const leaves = madeUpLeaves(600);
    share(newFolder(), shared, leaves, 'a').checkpoint();
    for (const at of [0, 255, 256, 401]) {
      const { stream, revision } = leaves[at] as StoredLeaf;
      const begin = () => share(newFolder(), shared, changed(leaves, at, { data: '{}' }), 'b');
      expect(begin).toThrow(`event ${revision} of ${stream} is not leaf ${at}`);
    }
    expect(() => share(newFolder(), shared, leaves, 'c')).not.toThrow();
  });

  it('read a tree on under other positions: a log that has moved keeps it', () => {
    const folder = newFolder();
    const leaves = madeUpLeaves(300);
    const { root } = opened(follow(folder, leaves).checkpoint());
    const moved = leaves.map((leaf, at) => ({ ...leaf, position: String(1_000 + 37 * at) }));
    const follower = follow(folder, moved);
    expect(follower.news).toBe(false);
    expect(follower.position).toBe(String(1_000 + 37 * 299));
    expect(opened(follower.checkpoint()).root).toEqual(root);
  });
});

describe('reading the log again', () => {
  const scrubbed = (folder: string, leaves: readonly StoredLeaf[], total: number, most = 1_000) => {
    const log = memorySource(leaves);
    const source = {
      ...log,
      after: (from: string | null, limit: number) => log.after(from, Math.min(limit, most)),
    };
    const scrub = new Scrub(source, new TileFolder(folder), total);
    for (;;) {
      const step = scrub.step(64);
      if (step !== 'more') return step === 'whole' ? 'whole' : step.why;
    }
  };

  it('finds any event that is not what it was', () => {
    const folder = newFolder();
    const leaves = madeUpLeaves(300);
    follow(folder, leaves).checkpoint();
    expect(scrubbed(folder, leaves, 300)).toBe('whole');
    for (const at of [0, 63, 64, 255, 256, 299]) {
      expect(scrubbed(folder, changed(leaves, at, { metadata: '{}' }), 300)).toBe('altered');
      expect(
        scrubbed(
          folder,
          leaves.filter((_, index) => index !== at),
          300,
        ),
      ).toBe(at === 299 ? 'shorter' : 'altered');
    }
    expect(scrubbed(folder, changed(leaves, 3, { data: '{\n}' }), 300)).toBe('altered');
  });

  it('goes on where large events come a few at a time, and still finds that some are lacking', () => {
    const folder = newFolder();
    const leaves = madeUpLeaves(300);
    follow(folder, leaves).checkpoint();
    expect(scrubbed(folder, leaves, 300, 7)).toBe('whole');
    expect(scrubbed(folder, leaves.slice(0, 299), 300, 7)).toBe('shorter');
  });
});
