import type { Acting } from '../acting.js';
import type { Facts } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { SignatureMeaning } from '../vocabulary.js';
import type { Signature } from './events.js';

/** A signature over what lies before the signer; none can be given over content that has no digest. */
export const sign = (facts: Facts, acting: Acting, meaning: SignatureMeaning): Signature | ProblemRefusal =>
  /^[0-9a-f]{64}$/.test(acting.digest)
    ? {
        signer: acting.by,
        meaning,
        at: acting.now,
        revision: acting.revision,
        digest: acting.digest,
        materialVersion: facts.materialVersion,
      }
    : refuse('NothingToSign');
