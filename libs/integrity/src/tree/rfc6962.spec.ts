import { describe, expect, it } from '@jest/globals';
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
} from '@xiaohao/integrity';
import { treeOf } from '../../testing/tree-of.js';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

// The eight leaves of the Certificate Transparency test data, and what is known of the trees over them.
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(hex);
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const inclusions: readonly (readonly [index: number, size: number, proof: readonly string[]])[] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
];
const consistencies: readonly (readonly [from: number, to: number, proof: readonly string[]])[] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

describe('the tree of RFC 6962', () => {
  it.each(roots.map((root, size) => [size, root] as const))(
    'over the first %i leaves has the known root',
    (size, root) => {
      expect(treeOf(leaves.slice(0, size)).root.toString('hex')).toBe(root);
    },
  );

  it('over nothing is the hash of nothing', () => {
    expect(emptyRoot.toString('hex')).toBe(roots[0]);
  });

  it.each(inclusions)('shows leaf %i in a tree of %i with the known proof', (index, size, known) => {
    const { nodeAt, root } = treeOf(leaves.slice(0, size));
    const proof = inclusionProof(nodeAt, index, size);
    expect(proof.map((hash) => hash.toString('hex'))).toEqual(known);
    expect(isIncluded(leafHash(leaves[index] as Buffer), index, size, proof, root)).toBe(true);
  });

  it.each(consistencies)(
    'of size %i is shown to be in that of %i with the known proof',
    (from, to, known) => {
      const earlier = treeOf(leaves.slice(0, from));
      const later = treeOf(leaves.slice(0, to));
      const proof = consistencyProof(later.nodeAt, from, to);
      expect(proof.map((hash) => hash.toString('hex'))).toEqual(known);
      expect(isConsistent(earlier, later, proof)).toBe(true);
    },
  );
});
