import { emptyRoot, type Hash, hashLength, nodeHash } from './hashing.js';
import { type NodeAt, rangeHash, splitOf } from './range-hash.js';

/** PROOF(from, D[to]) of RFC 6962, 2.1.2; empty from size 0 and between equal sizes. */
export function consistencyProof(nodeAt: NodeAt, from: number, to: number): readonly Hash[] {
  if (!Number.isSafeInteger(from) || from < 0 || from > to)
    throw new RangeError(`a tree of ${to} has no earlier size ${from}`);
  if (from === 0 || from === to) return [];
  const subproof = (begin: number, end: number, whole: boolean): readonly Hash[] => {
    if (end === from) return whole ? [] : [rangeHash(nodeAt, begin, end)];
    const middle = begin + splitOf(end - begin);
    return from <= middle
      ? [...subproof(begin, middle, whole), rangeHash(nodeAt, middle, end)]
      : [...subproof(middle, end, false), rangeHash(nodeAt, begin, middle)];
  };
  return subproof(0, to, true);
}

/** A tree as a checkpoint names it. */
export interface TreeHead {
  /** Number of leaves. */
  readonly size: number;
  readonly root: Hash;
}

/** Whether a proof shows that `later` holds all of `earlier` unchanged. Total: never throws. */
export function isConsistent(earlier: TreeHead, later: TreeHead, proof: readonly Hash[]): boolean {
  if (![earlier.size, later.size].every(Number.isSafeInteger)) return false;
  if (earlier.size < 0 || earlier.size > later.size) return false;
  if (proof.some((one) => one.length !== hashLength)) return false;
  if (earlier.size === 0)
    return (
      proof.length === 0 && earlier.root.equals(emptyRoot) && (later.size > 0 || later.root.equals(emptyRoot))
    );
  if (earlier.size === later.size) return proof.length === 0 && earlier.root.equals(later.root);
  return climbs(earlier, later, proof);
}

/** RFC 9162, 2.1.4.2, for 0 < earlier < later: both roots come out of the one proof. */
function climbs(earlier: TreeHead, later: TreeHead, proof: readonly Hash[]): boolean {
  let at = earlier.size - 1;
  let last = later.size - 1;
  while (at % 2 === 1) {
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  // Where the earlier tree is one complete subtree, its root is the first node, and not sent.
  const [first, ...rest] = at === 0 ? [earlier.root, ...proof] : proof;
  if (first === undefined) return false;
  let small = first;
  let large = first;
  for (const hash of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      small = nodeHash(hash, small);
      large = nodeHash(hash, large);
      while (at % 2 === 0 && at !== 0) {
        at = at / 2;
        last = Math.floor(last / 2);
      }
    } else large = nodeHash(large, hash);
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && small.equals(earlier.root) && large.equals(later.root);
}
