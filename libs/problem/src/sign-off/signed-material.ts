import type { ProblemCommand } from '../commands.js';
import type { Facts } from '../facts.js';
import type { ProblemState } from '../state.js';
import type { Claim } from './events.js';
import type { Objection } from './sign-off.js';

const materialOf = (facts: Facts, claims: readonly Claim[], objections: readonly Objection[]) => ({
  problem: facts.problem,
  number: facts.number,
  rectificationRound: facts.rectificationRound,
  wording: facts.wording,
  classification: facts.classification,
  causes: facts.causes,
  measures: facts.measures.map(({ id, content, originalDueOn, completion }) => ({
    id,
    content,
    originalDueOn,
    completion,
  })),
  evidence: facts.evidence
    .filter(({ superseded }) => !superseded)
    .map(({ id, digest, measure, test }) => ({ id, digest, measure, test })),
  claims,
  objections,
});

/** Exactly what a signature binds, as plain JSON. */
export type SignedMaterial = ReturnType<typeof materialOf>;

/**
 * What a signature given now would bind; null when there is no problem. A request signs the claims that it
 * carries, so the digest for `RequestSignOff` is over the material with the command's claims: the same as over
 * the material of the state that the request leads to. For every other command the state alone decides.
 */
export function signedMaterial(state: ProblemState, command?: ProblemCommand): SignedMaterial | null {
  if (state.stage === 'absent') return null;
  const signOff = 'signOff' in state ? state.signOff : null;
  const claims = command?.type === 'RequestSignOff' ? command.claims : (signOff?.claims ?? []);
  return materialOf(state.facts, claims, signOff?.objections ?? []);
}
