import { type Hash, hashLength, nodeHash } from './hashing.js';
import { type NodeAt, rangeHash, splitOf } from './range-hash.js';

/** PATH(index, D[size]) of RFC 6962, 2.1.1: from the leaf's sibling up to the root's child. */
export function inclusionProof(nodeAt: NodeAt, index: number, size: number): readonly Hash[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const path = (begin: number, end: number): readonly Hash[] => {
    if (end - begin === 1) return [];
    const middle = begin + splitOf(end - begin);
    return index < middle
      ? [...path(begin, middle), rangeHash(nodeAt, middle, end)]
      : [...path(middle, end), rangeHash(nodeAt, begin, middle)];
  };
  return path(0, size);
}

/** Whether a proof shows that `leaf` stands at `index` of the tree with this size and root. Total: never throws. */
export function isIncluded(
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if (leaf.length !== hashLength || proof.some((one) => one.length !== hashLength)) return false;
  let at = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) {
        at = at / 2;
        last = Math.floor(last / 2);
      }
    } else hash = nodeHash(hash, sibling);
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && hash.equals(root);
}
