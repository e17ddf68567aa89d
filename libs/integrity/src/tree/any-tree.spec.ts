import { describe, expect, it } from '@jest/globals';
import {
  consistencyProof,
  emptyRoot,
  type Hash,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
} from '@xiaohao/integrity';
import fc from 'fast-check';
import { plainPath, plainProof, plainRoot } from '../../testing/plain-tree.js';
import { treeOf } from '../../testing/tree-of.js';

const leavesOf = (size: number): readonly string[] => Array.from({ length: size }, (_, at) => `leaf ${at}`);
const bytes = (leaves: readonly string[]): readonly Buffer[] => leaves.map((leaf) => Buffer.from(leaf));
const sizes = fc.oneof(fc.integer({ min: 1, max: 70 }), fc.constantFrom(255, 256, 257, 300, 511, 513));

/** A proof with one thing wrong with it; the same one where nothing could be made wrong. */
const spoilt = (proof: readonly Hash[], at: number, how: number, noise: Hash): readonly Hash[] => {
  const place = proof.length === 0 ? 0 : at % proof.length;
  if (how === 0) return proof.filter((_, index) => index !== place);
  if (how === 1) return [...proof.slice(0, place), noise, ...proof.slice(place)];
  if (how === 2) return proof.map((hash, index) => (index === place ? noise : hash));
  if (how === 3) return proof.map((hash, index) => (index === place ? flipped(hash, at) : hash));
  return [...proof].reverse();
};
const flipped = (hash: Hash, bit: number): Hash => {
  const other = Buffer.from(hash);
  other[bit % 32] = (other[bit % 32] ?? 0) ^ (1 << (bit % 8));
  return other;
};
const same = (one: readonly Hash[], other: readonly Hash[]): boolean =>
  one.length === other.length && one.every((hash, index) => hash.equals(other[index] as Hash));

describe('any tree', () => {
  it('has the root and the proofs that the standard’s own words give', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, pick) => {
        const leaves = leavesOf(size);
        const { root, nodeAt } = treeOf(leaves);
        expect(root).toEqual(plainRoot(bytes(leaves)));
        expect(inclusionProof(nodeAt, pick % size, size)).toEqual(plainPath(pick % size, bytes(leaves)));
        const from = 1 + (pick % size);
        expect(consistencyProof(nodeAt, from, size)).toEqual(plainProof(from, bytes(leaves)));
      }),
      { numRuns: 150 },
    );
  });

  it('shows every leaf in every tree, and every earlier tree in every later one', () => {
    const { nodeAt } = treeOf(leavesOf(40));
    for (let size = 1; size <= 40; size += 1) {
      const later = treeOf(leavesOf(size));
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(nodeAt, index, size);
        expect(isIncluded(leafHash(`leaf ${index}`), index, size, proof, later.root)).toBe(true);
        for (let other = 0; other < size; other += 1)
          if (other !== index)
            expect(isIncluded(leafHash(`leaf ${index}`), other, size, proof, later.root)).toBe(false);
      }
      for (let from = 0; from <= size; from += 1)
        expect(isConsistent(treeOf(leavesOf(from)), later, consistencyProof(nodeAt, from, size))).toBe(true);
    }
  });

  it('is shown by no spoilt proof', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.nat(),
        fc.nat(),
        fc.nat({ max: 4 }),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (size, pick, at, how, noise) => {
          const { root, nodeAt } = treeOf(leavesOf(size));
          const index = pick % size;
          const path = inclusionProof(nodeAt, index, size);
          const wrongPath = spoilt(path, at, how, Buffer.from(noise));
          if (!same(path, wrongPath))
            expect(isIncluded(leafHash(`leaf ${index}`), index, size, wrongPath, root)).toBe(false);
          const from = 1 + (pick % size);
          const earlier = treeOf(leavesOf(from));
          const proof = consistencyProof(nodeAt, from, size);
          const wrongProof = spoilt(proof, at, how, Buffer.from(noise));
          if (!same(proof, wrongProof)) expect(isConsistent(earlier, { size, root }, wrongProof)).toBe(false);
          expect(isConsistent({ ...earlier, root: flipped(earlier.root, at) }, { size, root }, proof)).toBe(
            false,
          );
          expect(isConsistent(earlier, { size, root: flipped(root, at) }, proof)).toBe(false);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('is not led astray by numbers that are none', () => {
    const { root } = treeOf(['a', 'b']);
    for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60, 2]) {
      expect(isIncluded(leafHash('a'), wrong, 2, [leafHash('b')], root)).toBe(false);
      expect(isConsistent({ size: wrong === 2 ? 3 : wrong, root }, { size: 2, root }, [])).toBe(false);
    }
    expect(isConsistent({ size: 0, root: emptyRoot }, { size: 2, root }, [])).toBe(true);
    expect(isConsistent({ size: 0, root }, { size: 2, root }, [])).toBe(false);
    expect(isConsistent({ size: 0, root: emptyRoot }, { size: 0, root }, [])).toBe(false);
    expect(() => inclusionProof(treeOf(['a']).nodeAt, 1, 1)).toThrow(RangeError);
    expect(() => consistencyProof(treeOf(['a']).nodeAt, 2, 1)).toThrow(RangeError);
  });
});
