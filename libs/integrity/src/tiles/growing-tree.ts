import { emptyRoot, type Hash, nodeHash } from '../tree/hashing.js';
import { type NodeAt, rangeHash } from '../tree/range-hash.js';
import { tileWidth } from './tile.js';

/** Told of each tile that has just become full; `index` counts the tiles of the level. */
export type OnFullTile = (level: number, index: number, hashes: readonly Hash[]) => void;

/** MTH of up to 256 complete subtrees of one level that stand side by side. */
export function hashOfRow(hashes: readonly Hash[]): Hash {
  const nodeAt: NodeAt = (level, index) => {
    if (level > 0) return nodeHash(nodeAt(level - 1, 2 * index), nodeAt(level - 1, 2 * index + 1));
    const hash = hashes[index];
    if (hash === undefined) throw new RangeError(`no hash ${index}`);
    return hash;
  };
  return hashes.length === 0 ? emptyRoot : rangeHash(nodeAt, 0, hashes.length);
}

/** The right edge of a tree that only grows: the hashes of its partial tiles, from the leaves up. */
export class GrowingTree {
  readonly #rows: Hash[][];
  #size: number;

  constructor(
    private readonly onFullTile: OnFullTile = () => undefined,
    /** What {@link rows} gave for a tree of `size` leaves. */
    begun: { readonly size: number; readonly rows: readonly (readonly Hash[])[] } = { size: 0, rows: [] },
  ) {
    this.#size = begun.size;
    this.#rows = begun.rows.map((row) => [...row]);
  }

  get size(): number {
    return this.#size;
  }

  /** Hashes of the partial tile of each level; an empty row where the level has full tiles only. */
  get rows(): readonly (readonly Hash[])[] {
    return this.#rows;
  }

  append(leaf: Hash): void {
    this.#size += 1;
    this.#add(0, leaf);
  }

  root(): Hash {
    let root: Hash | undefined;
    for (const row of this.#rows) {
      // From the last complete subtree of the row to the first: each stands left of all that is below it.
      for (let rest = row.length; rest > 0; ) {
        const width = lowestBit(rest);
        const left = hashOfRow(row.slice(rest - width, rest));
        root = root === undefined ? left : nodeHash(left, root);
        rest -= width;
      }
    }
    return root ?? emptyRoot;
  }

  #add(level: number, hash: Hash): void {
    const row = this.#rows[level] ?? [];
    this.#rows[level] = row;
    row.push(hash);
    if (row.length < tileWidth) return;
    this.onFullTile(level, Math.floor(this.#size / tileWidth ** (level + 1)) - 1, row);
    this.#rows[level] = [];
    this.#add(level + 1, hashOfRow(row));
  }
}

const lowestBit = (value: number): number => value & -value;
