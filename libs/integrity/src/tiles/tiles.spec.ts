import { describe, expect, it } from '@jest/globals';
import {
  GrowingTree,
  type Hash,
  leafHash,
  nodesOfTiles,
  partialTile,
  rangeHash,
  readTilePath,
  TileNodes,
  tileLevels,
  tilePath,
} from '@xiaohao/integrity';

describe('tiles', () => {
  it('have the published path', () => {
    expect(tilePath({ level: 0, index: 1234067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 2, index: 7, width: 12 })).toBe('tile/2/007.p/12');
    expect(tilePath({ level: 1, index: 1000, width: 256 })).toBe('tile/1/x001/000');
  });

  it('are found again by their path, and by no other', () => {
    for (const index of [0, 7, 999, 1_000, 1_234_067, 999_999_999])
      for (const width of [1, 12, 255, 256]) {
        const place = { level: 2, index, width };
        const [, level = '', ...rest] = tilePath(place).split('/');
        expect(readTilePath(level, rest)).toEqual(place);
      }
    for (const path of ['0/7', '0/0007', '0/x000/007', '0/001/002', '0/x001', '0/007.p/0', '0/007.p/256'])
      expect([path, readTilePath(path.split('/')[0] ?? '', path.split('/').slice(1))]).toEqual([
        path,
        undefined,
      ]);
    for (const path of ['0/007.p/012', '0/007.p', '00/007', '-1/007', '0/..', 'entries/007', '0/007.p/1.p/1'])
      expect([path, readTilePath(path.split('/')[0] ?? '', path.split('/').slice(1))]).toEqual([
        path,
        undefined,
      ]);
  });

  it('of a tree of 70,000 are those that the standard names', () => {
    const tree = new GrowingTree((level) => full.set(level, (full.get(level) ?? 0) + 1));
    const full = new Map<number, number>();
    for (let at = 0; at < 70_000; at += 1) tree.append(leafHash(`leaf ${at}`));
    expect([...full]).toEqual([
      [0, 273],
      [1, 1],
    ]);
    expect(tree.rows.map((row) => row.length)).toEqual([112, 17, 1]);
    expect([0, 1, 2, 3].map((level) => partialTile(level, 70_000))).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
      undefined,
    ]);
    expect(tileLevels(70_000)).toBe(3);
  });

  it('of a tree of 256 are a full one and one of a single hash', () => {
    expect(partialTile(0, 256)).toBeUndefined();
    expect(partialTile(1, 256)).toEqual({ level: 1, index: 0, width: 1 });
    expect(tileLevels(256)).toBe(2);
    expect(tileLevels(0)).toBe(0);
  });

  it('hold every subtree of the tree', () => {
    const tiles = new Map<string, TileNodes>();
    const keep = (level: number, index: number, hashes: readonly Hash[]) =>
      tiles.set(`${level}/${index}`, new TileNodes(Buffer.concat(hashes)));
    const tree = new GrowingTree(keep);
    for (let size = 1; size <= 1_000; size += 1) {
      tree.append(leafHash(`leaf ${size}`));
      if (size % 37 !== 0 && size !== 256 && size !== 768) continue;
      tree.rows.forEach((row, level) => {
        const place = partialTile(level, size);
        if (place) keep(level, place.index, row);
      });
      const nodeAt = nodesOfTiles((level, index) => tiles.get(`${level}/${index}`) as TileNodes);
      expect(rangeHash(nodeAt, 0, size)).toEqual(tree.root());
    }
  });

  it('know no subtree that is not complete', () => {
    const tile = new TileNodes(Buffer.alloc(3 * 32));
    expect(() => tile.at(1, 1)).toThrow(RangeError);
    expect(tile.leaves).toHaveLength(3);
  });
});
