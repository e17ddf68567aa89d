import {
  checkpointText,
  consistencyProof,
  formatNote,
  type Hash,
  inclusionProof,
  isConsistent,
  isIncluded,
  keyKinds,
  leafHash,
  NoteSigner,
  openCheckpoint,
  rangeHash,
} from '@xiaohao/integrity';
import { treeOf } from '../../libs/integrity/testing/tree-of.js';
import { type Draw, drawFrom } from './draw.js';
import type { Attempted } from './tampering.js';

const leaves = Array.from({ length: 3_000 }, (_, at) => `leaf ${at}`);
const tree = treeOf(leaves);
const signer = new NoteSigner('log.example/1', keyKinds.ed25519, Buffer.alloc(32, 1));
const witness = new NoteSigner('witness.example/w', keyKinds.cosignature, Buffer.alloc(32, 2));

/** A proof with one hash changed, gone, added or out of place; never the same. */
function forged(proof: readonly Hash[], random: Draw): readonly Hash[] {
  const at = random.below(Math.max(1, proof.length));
  const noise = leafHash(`noise ${random.below(1_000_000)}`);
  const kind = proof.length === 0 ? 1 : random.below(4);
  if (kind === 0) return proof.filter((_, index) => index !== at);
  if (kind === 1) return [...proof.slice(0, at), noise, ...proof.slice(at)];
  const bit = random.below(256);
  return proof.map((hash, index) => {
    if (index !== at) return hash;
    const other = Buffer.from(kind === 2 ? noise : hash);
    if (kind === 3) other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return other;
  });
}

function forgedNote(random: Draw): string {
  const size = 1 + random.below(leaves.length);
  const text = checkpointText({ origin: signer.key.name, size, root: leafHash(`root ${size}`) });
  const note = formatNote({ text, signatures: [signer.sign(text), witness.sign(text, 1_700_000_000)] });
  const bytes = Buffer.from(note);
  const bit = random.below(8 * bytes.length);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes.toString('utf8');
}

/** Forges inclusion proofs, consistency proofs and notes in turn; what is believed is missed. */
export function forgeries(count: number, seed: number): Attempted {
  const random = drawFrom(seed);
  const missed: string[] = [];
  for (let tried = 0; tried < count; tried += 1) {
    const size = 2 + random.below(leaves.length - 1);
    const index = random.below(size);
    const kind = tried % 3;
    if (kind === 0) {
      const proof = forged(inclusionProof(tree.nodeAt, index, size), random);
      if (isIncluded(leafHash(`leaf ${index}`), index, size, proof, rootOf(size)))
        missed.push(`leaf ${index} in ${size}`);
    } else if (kind === 1) {
      const from = 1 + random.below(size);
      const proof = forged(consistencyProof(tree.nodeAt, from, size), random);
      if (isConsistent({ size: from, root: rootOf(from) }, { size, root: rootOf(size) }, proof))
        missed.push(`${from} in ${size}`);
    } else {
      const opened = openCheckpoint(forgedNote(random), signer.key, [witness.key]);
      // A bit in the witness's name or id makes it another's signature, which is passed over, and counts for nothing.
      if (opened && opened.witnessed.length > 0) missed.push(`note ${tried}`);
    }
  }
  return { tried: count, missed };
}

const roots = new Map<number, Hash>();
function rootOf(size: number): Hash {
  const known = roots.get(size) ?? rangeHash(tree.nodeAt, 0, size);
  roots.set(size, known);
  return known;
}
