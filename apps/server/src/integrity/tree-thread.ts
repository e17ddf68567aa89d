import { accessSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { LogUnavailable } from '@xiaohao/event-log';
import { SqliteLogReader } from '@xiaohao/event-log/sqlite';
import { formatNoteKey, keyKinds, leaseStream } from '@xiaohao/integrity';
import { formerKeyFile, KeyFileUnusable, keyFile, realDisk, TileFolder } from '@xiaohao/integrity/folder';
import { InDoubt, type LeafSource, LogFollower, Scrub, StoreScrub } from '@xiaohao/integrity/following';
import { serveRequests } from '../threads/serve-requests.js';
import { doubting, doubtingSource } from './doubting-source.js';
import type { Scrubbed, TreeRequest, TreeThreadData } from './messages.js';
import { type OpenedStore, openStore } from './open-store.js';

const { logFolder, folder, published, origin, node, store } = workerData as TreeThreadData;
const ownKey = join(published, 'log-key');
const reader = await SqliteLogReader.open({ folder: logFolder });
/** A thousand events are a megabyte as a rule and a thousand at worst, which this thread has no room for. */
const characters = 4_000_000;
const source: LeafSource = doubtingSource({
  after: (position, limit) =>
    reader.readAllRawWithin({ limit, characters, ...(position === null ? {} : { after: position }) }),
  at: (index) => reader.readAt(index),
});
const indexOf = (position: string): number => doubting(() => reader.countUpTo(position)) - 1;

interface Kept {
  readonly tiles: TileFolder;
  /** The folder of the checkpoints. */
  readonly notes: TileFolder;
  readonly follower: LogFollower;
  readonly key: string;
  readonly formerKey: string | null;
}
let kept: Kept | undefined;
let scrub: Scrub | StoreScrub | undefined;
let opened: OpenedStore | undefined;

function open(): Kept {
  if (kept) return kept;
  const tiles = new TileFolder(folder);
  const notes = published === folder ? tiles : new TileFolder(published, realDisk, node);
  const [signer, former] = ownKeys();
  const signers = former ? [signer, former] : [signer];
  const follower = new LogFollower(source, tiles, signers, ({ stream }) => stream === leaseStream, notes);
  const formerKey = former ? formatNoteKey(former.key) : null;
  kept = { tiles, notes, follower, key: formatNoteKey(signer.key), formerKey };
  return kept;
}

function ownKeys() {
  try {
    const own = keyFile(ownKey, origin, keyKinds.ed25519);
    const former = formerKeyFile(ownKey, origin, keyKinds.ed25519);
    // An exchange that was broken off has left the same key under both names.
    return [own, former?.secretText() === own.secretText() ? undefined : former] as const;
  } catch (error) {
    if (!(error instanceof KeyFileUnusable)) throw error;
    throw new InDoubt({ why: 'altered', detail: error.message });
  }
}

async function beginScrub(tiles: TileFolder): Promise<Scrub | StoreScrub> {
  const total = tiles.head()?.size ?? 0;
  if (store === undefined) return new Scrub(source, tiles, total);
  opened ??= await openStore(store);
  return new StoreScrub(source, opened, tiles, total);
}

/** A new leader needs some seconds until it shows all that was acknowledged; milliseconds. */
const shortForGood = 15_000;
let shortSince: number | undefined;

function mayStillCome(): boolean {
  shortSince ??= performance.now();
  return performance.now() - shortSince < shortForGood;
}

async function scrubOn({ tiles }: Kept, most: number): Promise<Scrubbed> {
  scrub ??= await beginScrub(tiles);
  const { total } = scrub;
  try {
    const step = await scrub.step(most);
    const { done } = scrub;
    if (typeof step === 'object') {
      if (scrub instanceof StoreScrub && step.why === 'shorter' && mayStillCome())
        return { done, total, whole: false, away: true };
      throw new InDoubt(step);
    }
    shortSince = undefined;
    if (step === 'whole') scrub = undefined;
    return { done, total, whole: step === 'whole', away: false };
  } catch (error) {
    if (!(error instanceof LogUnavailable)) throw error;
    return { done: scrub?.done ?? 0, total, whole: false, away: true };
  }
}

function answer(request: Exclude<TreeRequest, { readonly kind: 'close' }>): unknown {
  const all = open();
  const { notes, follower, key, formerKey } = all;
  switch (request.kind) {
    case 'open':
      return {
        key,
        formerKey,
        size: follower.size,
        checkpoint: notes.note('checkpoint') ?? null,
        witnessed: notes.note('witnessed') ?? null,
      };
    case 'catchUp':
      // Where it is gone, so is the disk that it was on: nothing is to be signed into what stands in its place.
      accessSync(ownKey);
      follower.catchUp();
      follower.confirm();
      return {
        size: follower.size,
        position: follower.position,
        news: follower.news,
        checkpoint: notes.note('checkpoint') ?? null,
        witnessed: notes.note('witnessed') ?? null,
      };
    case 'indexOf':
      return indexOf(request.position);
    case 'sign': {
      follower.catchUp();
      const note = follower.checkpoint();
      return { note, size: follower.size };
    }
    case 'holds':
      follower.catchUp();
      follower.requireHolds({ size: request.size, root: Buffer.from(request.root, 'base64') }, request.whose);
      return null;
    case 'consistency':
      return follower.consistency(request.from, request.to).map((hash) => hash.toString('base64'));
    case 'keepWitnessed':
      notes.putNote('witnessed', request.note);
      return null;
    case 'show':
      return request.leaves.map((leaf) => {
        const { index, hashes } = follower.show(leaf, indexOf(leaf.position), request.size);
        return { index, hashes: hashes.map((hash) => hash.toString('base64')) };
      });
    case 'scrub':
      return scrubOn(all, request.most);
    default:
      return request satisfies never;
  }
}

serveRequests<TreeRequest>(async (request) => {
  if (request.kind === 'close') {
    await opened?.close();
    return reader.close();
  }
  try {
    return { value: await answer(request) };
  } catch (error) {
    if (error instanceof InDoubt) return { doubt: error.doubt };
    throw error;
  }
});
