import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { SqliteLogReader } from '@xiaohao/event-log/sqlite';
import { formatNoteKey, keyKinds, leaseStream } from '@xiaohao/integrity';
import { formerKeyFile, KeyFileUnusable, keyFile, TileFolder } from '@xiaohao/integrity/folder';
import { InDoubt, type LeafSource, LogFollower, Scrub } from '@xiaohao/integrity/following';
import { serveRequests } from '../views/serve-requests.js';
import type { Scrubbed, TreeRequest, TreeThreadData } from './messages.js';

const { logFolder, folder, origin } = workerData as TreeThreadData;
const reader = await SqliteLogReader.open({ folder: logFolder });
const source: LeafSource = {
  after: (position, limit) => reader.readAllRaw(position === null ? { limit } : { after: position, limit }),
};

interface Kept {
  readonly tiles: TileFolder;
  readonly follower: LogFollower;
  readonly key: string;
  readonly formerKey: string | null;
}
let kept: Kept | undefined;
let scrub: Scrub | undefined;

function open(): Kept {
  if (kept) return kept;
  const tiles = new TileFolder(folder);
  const [signer, former] = ownKeys();
  const signers = former ? [signer, former] : [signer];
  const follower = new LogFollower(source, tiles, signers, ({ stream }) => stream === leaseStream);
  const formerKey = former ? formatNoteKey(former.key) : null;
  kept = { tiles, follower, key: formatNoteKey(signer.key), formerKey };
  return kept;
}

function ownKeys() {
  const path = join(folder, 'log-key');
  try {
    return [keyFile(path, origin, keyKinds.ed25519), formerKeyFile(path, origin, keyKinds.ed25519)] as const;
  } catch (error) {
    if (!(error instanceof KeyFileUnusable)) throw error;
    throw new InDoubt({ why: 'altered', detail: `${error.message}: the checkpoints are of another log` });
  }
}

function scrubOn({ tiles }: Kept, most: number): Scrubbed {
  scrub ??= new Scrub(source, tiles, tiles.head()?.size ?? 0);
  const { total } = scrub;
  const step = scrub.step(most);
  if (typeof step === 'object') throw new InDoubt(step);
  const { done } = scrub;
  if (step === 'whole') scrub = undefined;
  return { done, total, whole: step === 'whole' };
}

function answer(request: Exclude<TreeRequest, { readonly kind: 'close' }>): unknown {
  const all = open();
  const { tiles, follower, key, formerKey } = all;
  switch (request.kind) {
    case 'open':
      return {
        key,
        formerKey,
        size: follower.size,
        checkpoint: tiles.note('checkpoint') ?? null,
        witnessed: tiles.note('witnessed') ?? null,
      };
    case 'catchUp':
      follower.catchUp();
      return { size: follower.size, position: follower.position, news: follower.news };
    case 'sign': {
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
      tiles.putNote('witnessed', request.note);
      return null;
    case 'show':
      return request.leaves.map((leaf) => {
        // The embedded log counts its events from 1 without a gap.
        const { index, hashes } = follower.show(leaf, Number(leaf.position) - 1, request.size);
        return { index, hashes: hashes.map((hash) => hash.toString('base64')) };
      });
    case 'scrub':
      return scrubOn(all, request.most);
    default:
      return request satisfies never;
  }
}

serveRequests<TreeRequest>((request) => {
  if (request.kind === 'close') return reader.close();
  try {
    return { value: answer(request) };
  } catch (error) {
    if (error instanceof InDoubt) return { doubt: error.doubt };
    throw error;
  }
});
