import type { Facts } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { Signature } from './events.js';
import type { SignOff } from './sign-off.js';

/** Whether something material has happened since the signature was given. */
export const isStale = (signature: Signature, facts: Pick<Facts, 'materialVersion'>): boolean =>
  signature.materialVersion < facts.materialVersion;

/** Refuses while a signature before the step `index` is stale; they are given again in the chain's order. */
export function freshBefore(signOff: SignOff, facts: Facts, index: number): ProblemRefusal | null {
  const earlier = [
    signOff.application,
    ...signOff.taken.filter(({ step }) => step < index).map(({ signature }) => signature),
  ];
  const stale = earlier.find((signature) => isStale(signature, facts));
  return stale === undefined ? null : refuse('SignatureStale', undefined, { signature: stale.meaning });
}
