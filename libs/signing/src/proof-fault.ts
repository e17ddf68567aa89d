import type { Proof } from './proof.js';
import type { PublicKey } from './signer.js';
import {
  differingFact,
  type SigningFactName,
  type SigningFacts,
  signingFactNames,
  statementBytes,
} from './statement.js';

/** Why a proof proves nothing: the fact in which it is about something else, the wrong key, or no valid signature. */
export type ProofFault = SigningFactName | 'key' | 'signature';

/** Whether a signature over these bytes was made with the private half of this key. */
export type Verify = (key: PublicKey, bytes: Uint8Array, signature: string) => boolean;

/** Whose key it is, as the register has it. */
export type OwnedKey = PublicKey & { readonly person: string };

/**
 * Whether a proof shows that exactly this was signed by exactly this person, with a key registered as theirs.
 * Null when it does.
 */
export function proofFault(
  proof: Proof,
  facts: SigningFacts,
  key: OwnedKey,
  verify: Verify,
  compared: readonly SigningFactName[] = signingFactNames,
): ProofFault | null {
  const other = differingFact(proof.statement, facts, compared);
  if (other !== null) return other;
  if (key.keyId !== proof.keyId || key.algorithm !== proof.algorithm || key.person !== facts.signer)
    return 'key';
  return verify(key, statementBytes(proof.statement), proof.signature) ? null : 'signature';
}
