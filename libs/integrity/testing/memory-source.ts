import type { LeafSource, StoredLeaf } from '@xiaohao/integrity/following';

/** A log in memory; what it holds may be changed behind the reader's back. */
export const memorySource = (leaves: readonly StoredLeaf[]): LeafSource => ({
  after(position, limit) {
    const from = position === null ? 0 : leaves.findIndex((leaf) => Number(leaf.position) > Number(position));
    return from < 0 ? [] : leaves.slice(from, from + limit);
  },
  at: (index) => leaves[index],
});
