import { differingFact, type SigningFacts } from '@xiaohao/signing';
import type { Acting } from '../acting.js';
import type { Facts } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { SignatureMeaning } from '../vocabulary.js';
import type { GivenSignature } from './events.js';

/**
 * A signature over what lies before the signer, with its proof. None can be given over content that has no digest,
 * none without a proof, and none whose proof is about anything else than exactly this: the last lock, whatever
 * was checked before.
 */
export function sign(
  { problem, materialVersion }: Facts,
  { by, standIn, now, revision, digest, said, proof }: Acting,
  meaning: SignatureMeaning,
): GivenSignature | ProblemRefusal {
  if (!/^[0-9a-f]{64}$/.test(digest)) return refuse('NothingToSign');
  if (proof === null) return refuse('SignatureUnproved');
  const given = { problem, revision, digest, meaning, said, signer: by };
  const facts: SigningFacts = standIn ? { ...given, onBehalfOf: standIn.principal } : given;
  const fact = differingFact(proof.statement, facts);
  if (fact !== null) return refuse('ProofOfOther', undefined, { fact });
  return { signer: by, meaning, at: now, revision, digest, materialVersion, proof };
}
