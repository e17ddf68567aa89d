import { writeSync } from 'node:fs';
import { keyKinds, NoteSigner } from '@xiaohao/integrity';
import { TileFolder } from '@xiaohao/integrity/folder';
import { LogFollower } from '@xiaohao/integrity/following';
import { killingDisk } from '../../testing/killing-disk.js';
import { madeUpLeaves } from '../../testing/leaves.js';
import { memorySource } from '../../testing/memory-source.js';

// Follows a log that grows by steps and signs at each; killed before the step of the disk that it is told.
const [folder = '', at = '0', ...sizes] = process.argv.slice(2);
const leaves = madeUpLeaves(Number(sizes.at(-1)));
const signer = new NoteSigner('log.example/1', keyKinds.ed25519, Buffer.alloc(32, 1));
const shown = [...leaves.slice(0, 0)];
const follower = new LogFollower(
  memorySource(shown),
  new TileFolder(folder, killingDisk(Number(at))),
  signer,
);
for (const size of sizes) {
  shown.push(...leaves.slice(shown.length, Number(size)));
  follower.catchUp();
  follower.checkpoint();
  writeSync(1, `${size}\n`);
}
