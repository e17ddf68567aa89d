import { type Hash, hashLength, nodeHash } from '../tree/hashing.js';
import type { NodeAt } from '../tree/range-hash.js';
import { tileHeight, tileWidth } from './tile.js';

/** All complete subtrees within one tile, level by level; made once, asked often. */
export class TileNodes {
  readonly #levels: readonly (readonly Hash[])[];

  /** @param bytes the tile: whole hashes, 1 to 256 */
  constructor(bytes: Buffer) {
    const count = bytes.length / hashLength;
    const levels = [Array.from({ length: count }, (_, at) => hashIn(bytes, at))];
    for (let level = 1; level < tileHeight; level += 1) {
      const below = levels[level - 1] ?? [];
      const row: Hash[] = [];
      for (let at = 0; at + 1 < below.length; at += 2)
        row.push(nodeHash(below[at] as Hash, below[at + 1] as Hash));
      levels.push(row);
    }
    this.#levels = levels;
  }

  get leaves(): readonly Hash[] {
    return this.#levels[0] ?? [];
  }

  /** @throws RangeError for a subtree that is not complete in this tile */
  at(level: number, index: number): Hash {
    const hash = this.#levels[level]?.[index];
    if (hash === undefined) throw new RangeError(`the tile holds no subtree ${index} of level ${level}`);
    return hash;
  }
}

const hashIn = (bytes: Buffer, at: number): Hash => bytes.subarray(at * hashLength, (at + 1) * hashLength);

/** Subtrees of the whole tree from its tiles. `tileAt` gives a tile by level and index, as wide as it is known. */
export const nodesOfTiles =
  (tileAt: (level: number, index: number) => TileNodes): NodeAt =>
  (level, index) => {
    const above = level % tileHeight;
    const perTile = tileWidth / 2 ** above;
    return tileAt(Math.floor(level / tileHeight), Math.floor(index / perTile)).at(above, index % perTile);
  };
