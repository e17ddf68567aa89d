import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkpointText,
  consistencyProof,
  formatAddCheckpoint,
  formatNote,
  formatNoteKey,
  keyKinds,
  NoteSigner,
} from '@xiaohao/integrity';
import { Witness, WitnessMemory } from '@xiaohao/integrity/witness';
import { treeOf } from '../../libs/integrity/testing/tree-of.js';
import { drawFrom } from './draw.js';
import type { Attempted } from './tampering.js';

const signer = new NoteSigner('log.example/1', keyKinds.ed25519, Buffer.alloc(32, 1));
const known = 400;

/** A whole log written anew from some event on, grown on or not, signed with the log's own key, and shown to its witness. */
export function rewrites(count: number, seed: number): Attempted {
  const random = drawFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'rewriting-'));
  const memory = new WitnessMemory(folder);
  memory.addLog(signer.key, formatNoteKey(signer.key));
  const own = new NoteSigner('witness.example/w', keyKinds.cosignature, Buffer.alloc(32, 2));
  const witness = new Witness(memory, own, Date.now);
  const shown = (leaves: readonly string[], old: number): number => {
    const { size, root, nodeAt } = treeOf(leaves);
    const text = checkpointText({ origin: signer.key.name, size, root });
    const checkpoint = formatNote({ text, signatures: [signer.sign(text)] });
    const proof = old <= size ? consistencyProof(nodeAt, old, size) : [];
    return witness.add(formatAddCheckpoint({ old, proof, checkpoint })).status;
  };
  const honest = Array.from({ length: known + 100 }, (_, at) => `leaf ${at}`);
  const missed: string[] = [];
  try {
    if (shown(honest.slice(0, known), 0) !== 200) missed.push('the honest log');
    for (let tried = 0; tried < count; tried += 1) {
      const from = random.below(known);
      const size = random.below(3) === 0 ? known : known + random.below(100);
      const rewritten = honest.slice(0, size).map((leaf, at) => (at >= from ? `${leaf}, ${tried}` : leaf));
      const shortened = honest.slice(0, random.below(known));
      for (const [log, old] of [
        [rewritten, known],
        [shortened, shortened.length],
      ] as const)
        if (shown(log, old) === 200) missed.push(`from ${from} to ${size}`);
    }
    if (shown(honest, known) !== 200) missed.push('the honest log, grown');
    return { tried: 2 * count, missed };
  } finally {
    memory.close();
    rmSync(folder, { recursive: true });
  }
}
