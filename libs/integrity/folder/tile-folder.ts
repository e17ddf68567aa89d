import {
  GrowingTree,
  type Hash,
  hashLength,
  type NodeAt,
  nodesOfTiles,
  type OnFullTile,
  partialTile,
  TileNodes,
  type TilePlace,
  type TreeHead,
  tileLevels,
  tilePath,
  tileWidth,
} from '@xiaohao/integrity';
import { LRUCache } from 'lru-cache';
import { type Disk, realDisk } from './disk.js';
import { DurableFiles } from './durable-files.js';
import { TileMissing, TilesDiffer } from './tile-faults.js';
import { formatHead, readHead } from './tree-head-file.js';

/** Tiles that are kept in memory with all their inner nodes, some 40 KiB each. */
const tilesKept = 256;

/** Tiles that a tree of `size` has and one of `begun` leaves had not, or not as wide. */
function* tilesBetween(begun: number, size: number): Generator<TilePlace> {
  for (let level = 0; size >= tileWidth ** level; level += 1) {
    const nodes = Math.floor(size / tileWidth ** level);
    const before = Math.floor(begun / tileWidth ** level);
    if (nodes === before) continue;
    for (let index = Math.floor(before / tileWidth); index * tileWidth < nodes; index += 1)
      yield { level, index, width: Math.min(tileWidth, nodes - index * tileWidth) };
  }
}

const placeOf = (level: number, index: number, size: number): TilePlace => {
  const width = Math.min(tileWidth, Math.floor(size / tileWidth ** level) - index * tileWidth);
  return { level, index, width };
};

/**
 * One log's tree on the disk: tiles as C2SP tlog-tiles lays them out, how far they go (`head`), the last signed
 * checkpoint (`checkpoint`) and the last one that a witness cosigned (`witnessed`). Tiles come first and the head
 * after them, the checkpoint last: whenever the process ends, what the head names is there whole, and a checkpoint
 * names nothing that is not. A tile is never replaced by a different one. One process writes a folder.
 */
export class TileFolder {
  readonly #files: DurableFiles;
  readonly #nodes = new LRUCache<string, TileNodes>({ max: tilesKept });

  /** @param writer tells processes apart where several may write one folder */
  constructor(folder: string, disk: Disk = realDisk, writer = '') {
    this.#files = new DurableFiles(folder, disk, writer);
  }

  /** How far the tiles go; undefined before the first. */
  head(): TreeHead | undefined {
    const text = this.#files.read('head')?.toString('utf8');
    return text === undefined ? undefined : readHead(text);
  }

  /** A note of this folder: `checkpoint` or `witnessed`. */
  note(name: 'checkpoint' | 'witnessed'): string | undefined {
    return this.#files.read(name)?.toString('utf8');
  }

  /** On the disk when this returns. */
  putNote(name: 'checkpoint' | 'witnessed', text: string): void {
    this.#files.put(name, text);
    this.#files.settle();
  }

  /**
   * Keeps a tree that has grown: `full` are the tiles that became full, `tree` has the rest.
   * @throws TilesDiffer when another tree stands there already
   */
  keep(full: readonly (readonly [TilePlace, readonly Hash[]])[], tree: GrowingTree, head: TreeHead): void {
    for (const [place, hashes] of full) this.#putTile(place, hashes);
    tree.rows.forEach((row, level) => {
      const place = partialTile(level, tree.size);
      if (place) this.#putTile(place, row);
    });
    this.#files.settle();
    this.#files.put('head', formatHead(head));
    this.#files.settle();
    // What a full tile holds, its partial ones need not say again.
    for (const [place] of full) this.#files.remove(`${tilePath(place)}.p`);
  }

  /**
   * Takes over another folder's tree of the same log, up to a size that it holds.
   * @throws TilesDiffer when another tree stands here; TileMissing
   */
  takeOver(other: TileFolder, head: TreeHead): void {
    const begun = this.head()?.size ?? 0;
    if (begun >= head.size) return;
    for (const place of tilesBetween(begun, head.size)) this.#putTile(place, [other.tile(place)]);
    this.#files.settle();
    this.#files.put('head', formatHead(head));
    this.#files.settle();
  }

  /** Bytes of a tile at least as wide as asked, cut to that width. @throws TileMissing */
  tile(place: TilePlace): Buffer {
    const widths = [tileWidth, place.width, this.#widthNow(place)];
    for (const width of widths) {
      const found = width >= place.width ? this.#files.read(tilePath({ ...place, width })) : undefined;
      if (found === undefined) continue;
      if (found.length !== width * hashLength) break;
      return found.subarray(0, place.width * hashLength);
    }
    throw new TileMissing(place);
  }

  /** How wide that tile is by now: a tree of a size that was never kept here is in it all the same. */
  #widthNow({ level, index }: TilePlace): number {
    return placeOf(level, index, this.head()?.size ?? 0).width;
  }

  /** Every subtree of the tree of this size. @throws TileMissing, when it is asked */
  nodesAt(size: number): NodeAt {
    return nodesOfTiles((level, index) => {
      const place = placeOf(level, index, size);
      const name = tilePath(place);
      const known = this.#nodes.get(name);
      if (known) return known;
      const nodes = new TileNodes(this.tile(place));
      this.#nodes.set(name, nodes);
      return nodes;
    });
  }

  /** The right edge of the tree of this size, to go on from. @throws TileMissing */
  treeAt(size: number, onFullTile: OnFullTile): GrowingTree {
    const rows = Array.from({ length: tileLevels(size) }, (_, level) => {
      const place = partialTile(level, size);
      return place ? [...new TileNodes(this.tile(place)).leaves] : [];
    });
    return new GrowingTree(onFullTile, { size, rows });
  }

  #putTile(place: TilePlace, hashes: readonly Hash[]): void {
    const bytes = Buffer.concat(hashes);
    const there =
      this.#files.read(tilePath(place)) ??
      (place.width < tileWidth ? this.#files.read(tilePath({ ...place, width: tileWidth })) : undefined);
    if (there === undefined) this.#files.put(tilePath(place), bytes);
    else if (!there.subarray(0, bytes.length).equals(bytes)) throw new TilesDiffer(place);
  }
}
