import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  formatAddCheckpoint,
  judgeCheckpoint,
  keyKinds,
  NoteSigner,
  openCheckpoint,
  type TreeHead,
} from '@xiaohao/integrity';
import { TileFolder } from '@xiaohao/integrity/folder';
import { type LeafSource, LogFollower, Scrub, type StoredLeaf } from '@xiaohao/integrity/following';
import type { Attempted } from './tampering.js';
import { storedEvents } from './tampering.js';

/** An honest log that grows to so many events, is signed and witnessed now and again, started anew and read again. */
export function honestGrowth(count: number): Attempted {
  const templates = storedEvents(500);
  const folder = mkdtempSync(join(tmpdir(), 'honest-'));
  const signer = new NoteSigner('log.example/1', keyKinds.ed25519, Buffer.alloc(32, 1));
  const tiles = new TileFolder(folder);
  let end = 0;
  const at = (index: number): StoredLeaf => {
    const template = templates[index % templates.length] as StoredLeaf;
    return { ...template, position: String(index + 1), revision: String(index) };
  };
  const source: LeafSource = {
    after(position, limit) {
      const from = Number(position ?? 0);
      return Array.from({ length: Math.max(0, Math.min(limit, end - from)) }, (_, more) => at(from + more));
    },
    at: (index) => (index < end ? at(index) : undefined),
  };
  const missed: string[] = [];
  let last: TreeHead | undefined;
  try {
    let follower = new LogFollower(source, tiles, signer);
    for (let round = 1; end < count; round += 1) {
      end = Math.min(count, end + 1 + ((round * 7_919) % 20_000));
      if (round % 5 === 0) follower = new LogFollower(source, tiles, signer);
      follower.catchUp();
      const checkpoint = follower.checkpoint();
      const proof = last ? follower.consistency(last.size, end) : [];
      const request = formatAddCheckpoint({ old: last?.size ?? 0, proof, checkpoint });
      const known = last;
      if (!judgeCheckpoint(request, () => ({ keys: [signer.key], last: known })).cosign)
        missed.push(`at ${end}`);
      last = openCheckpoint(checkpoint, signer.key)?.checkpoint;
    }
    const scrub = new Scrub(source, tiles, count);
    let step = scrub.step(5_000);
    while (step === 'more') step = scrub.step(5_000);
    if (step !== 'whole') missed.push(`scrub: ${step.detail}`);
  } catch (error) {
    missed.push(String(error));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { tried: count, missed };
}
