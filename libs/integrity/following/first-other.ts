import { rangeHash, type TreeHead, tileWidth } from '@xiaohao/integrity';
import { type TileFolder, TileMissing } from '@xiaohao/integrity/folder';

/**
 * The first leaf of a signed tree that is another one in the tree at hand; undefined where the signed tree's tiles are
 * not there, or are not those that were signed.
 */
export function firstOther(own: TileFolder, published: TileFolder, signed: TreeHead): number | undefined {
  if (own === published) return undefined;
  try {
    if (!rangeHash(published.nodesAt(signed.size), 0, signed.size).equals(signed.root)) return undefined;
    for (let begin = 0; begin < signed.size; begin += tileWidth) {
      const place = { level: 0, index: begin / tileWidth, width: Math.min(tileWidth, signed.size - begin) };
      const [here, there] = [own.tile(place), published.tile(place)];
      if (here.equals(there)) continue;
      for (let at = 0; at < place.width; at += 1)
        if (!here.subarray(32 * at, 32 * at + 32).equals(there.subarray(32 * at, 32 * at + 32)))
          return begin + at;
    }
    return undefined;
  } catch (error) {
    if (error instanceof TileMissing) return undefined;
    throw error;
  }
}
