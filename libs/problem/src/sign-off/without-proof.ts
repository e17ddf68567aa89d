import type { GivenSignature, Signature } from './events.js';

/** What later decisions look at; the proof stays in the event, where a verifier reads it. */
export function withoutProof({ proof: _, ...signature }: GivenSignature): Signature {
  return signature;
}
