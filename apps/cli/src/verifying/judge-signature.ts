import { createHash } from 'node:crypto';
import { encodeJson } from '@xiaohao/event-log';
import type { ProvedSignature } from '@xiaohao/ledger';
import { proofFault, type SigningKey } from '@xiaohao/signing';
import { verifySignature } from '@xiaohao/signing/verifying';

/** `unproved`: from before there were proofs. */
export type Verdict = 'valid' | 'invalid' | 'unproved';

/** Judges one signature by what it says of itself and the registered key, and by nothing else. */
export function judgeSignature(
  problem: string,
  { proof, signer, onBehalfOf, meaning, signedRevision: revision, digest, words }: ProvedSignature,
  key: SigningKey | undefined,
): Verdict {
  if (proof === null) return 'unproved';
  if (key === undefined) return 'invalid';
  const said = createHash('sha256').update(encodeJson(words, 'words')).digest('hex');
  const facts = { problem, revision, digest, meaning, said, signer };
  const named = onBehalfOf === null ? facts : { ...facts, onBehalfOf };
  return proofFault(proof, named, key, verifySignature) === null ? 'valid' : 'invalid';
}
