import type { Acting } from '../acting.js';
import { signOffTerm } from '../deadlines/set-terms.js';
import type { ProblemEvent } from '../events.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { ClosedProblem, InSignOff } from '../state.js';
import type { Conclusion } from './events.js';
import { sign } from './sign.js';
import type { TakenStep } from './sign-off.js';
import { mayTake } from './signers.js';
import { freshBefore, isStale } from './stale.js';
import { stepOf, turnOf } from './turn.js';

type Signing = InSignOff | ClosedProblem;
type StepTaken = Extract<ProblemEvent, { type: 'SignOffStepTaken' }>;

const takenOf = ({ signOff }: Signing, kind: TakenStep['kind']): TakenStep | undefined =>
  signOff.taken.find((taken) => taken.kind === kind);

/** It is this step's turn, or its signature is stale; by the right person; over nothing that is stale. */
export function mayStep(state: Signing, acting: Acting, kind: TakenStep['kind']): ProblemRefusal | null {
  const { facts, signOff } = state;
  const taken = takenOf(state, kind);
  const again = taken !== undefined && isStale(taken.signature, facts);
  const at = again ? stepOf(signOff, kind) : turnOf(signOff, kind);
  if ('refused' in at) return at;
  return mayTake(facts, acting, at.step) ?? freshBefore(signOff, facts, at.index);
}

/** The signed step as an event. Asks nothing that `mayStep` has asked. */
export function takeStep(
  state: Signing,
  acting: Acting,
  kind: TakenStep['kind'],
  said: { readonly opinion?: string | undefined; readonly conclusions?: readonly Conclusion[] },
): StepTaken | ProblemRefusal {
  const at = stepOf(state.signOff, kind);
  if ('refused' in at) return at;
  if (said.opinion !== undefined && said.opinion.trim() === '') return refuse('TextMissing', '/opinion');
  const signature = sign(state.facts, acting, kind);
  if ('refused' in signature) return signature;
  const renewed = takenOf(state, kind) !== undefined;
  return {
    type: 'SignOffStepTaken',
    data: {
      organisationRevision: acting.organisationRevision,
      step: at.index,
      kind,
      signature,
      ...(said.opinion === undefined ? {} : { opinion: said.opinion }),
      ...(said.conclusions === undefined ? {} : { conclusions: said.conclusions }),
      renewed,
      ...(renewed ? {} : signOffTerm(acting, state.facts, state.signOff.chain, at.index + 1)),
    },
  };
}
