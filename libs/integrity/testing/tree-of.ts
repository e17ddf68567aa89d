import { GrowingTree, type Hash, leafHash, type NodeAt, nodeHash } from '@xiaohao/integrity';

/** A tree in memory: its head, and every complete subtree. */
export function treeOf(leaves: readonly (string | Uint8Array)[]): {
  readonly size: number;
  readonly root: Hash;
  readonly nodeAt: NodeAt;
} {
  const hashes = leaves.map((leaf) => leafHash(leaf));
  const tree = new GrowingTree();
  for (const hash of hashes) tree.append(hash);
  const known = new Map<string, Hash>();
  const nodeAt: NodeAt = (level, index) => {
    const name = `${level}/${index}`;
    const found = known.get(name) ?? (level === 0 ? hashes[index] : join(level, index));
    if (found === undefined) throw new RangeError(`no leaf ${index}`);
    known.set(name, found);
    return found;
  };
  const join = (level: number, index: number): Hash =>
    nodeHash(nodeAt(level - 1, 2 * index), nodeAt(level - 1, 2 * index + 1));
  return { size: hashes.length, root: tree.root(), nodeAt };
}
