import { readBase64 } from '../notes/base64.js';
import { readSize } from '../notes/checkpoint.js';
import { type Hash, hashLength } from '../tree/hashing.js';

/** What a log asks of a witness (C2SP tlog-witness, `add-checkpoint`). */
export interface AddCheckpoint {
  /** The size that the witness cosigned last. */
  readonly old: number;
  readonly proof: readonly Hash[];
  /** The signed checkpoint, as it was signed. */
  readonly checkpoint: string;
}

const mostHashes = 63;

export const formatAddCheckpoint = ({ old, proof, checkpoint }: AddCheckpoint): string =>
  `old ${old}\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${checkpoint}`;

/** Undefined for what is no such request. */
export function readAddCheckpoint(text: string): AddCheckpoint | undefined {
  const end = text.indexOf('\n\n');
  if (end < 0) return undefined;
  const [oldLine = '', ...lines] = text.slice(0, end).split('\n');
  const old = oldLine.startsWith('old ') ? readSize(oldLine.slice(4)) : undefined;
  const proof = lines.map(readBase64);
  if (old === undefined || proof.length > mostHashes) return undefined;
  if (!proof.every((hash) => hash?.length === hashLength)) return undefined;
  return { old, proof: proof as readonly Hash[], checkpoint: text.slice(end + 2) };
}
