import { type Hash, nodeHash } from './hashing.js';

/** The hash of the complete subtree over leaves `index * 2**level` to `(index + 1) * 2**level`, exclusive. */
export type NodeAt = (level: number, index: number) => Hash;

/** The largest power of two below `size`, which is at least 2. Sizes are whole numbers up to 2**53. */
export function splitOf(size: number): number {
  let power = 1;
  while (2 * power < size) power *= 2;
  return power;
}

/** MTH of the leaves from `begin` to `end`, exclusive; `begin` is where such a subtree can begin. */
export function rangeHash(nodeAt: NodeAt, begin: number, end: number): Hash {
  const size = end - begin;
  const level = Math.log2(size);
  if (Number.isInteger(level)) return nodeAt(level, begin / size);
  const split = splitOf(size);
  return nodeHash(rangeHash(nodeAt, begin, begin + split), rangeHash(nodeAt, begin + split, end));
}
