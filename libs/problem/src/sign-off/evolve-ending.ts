import { withHand } from '../changes.js';
import type { Duty } from '../duty.js';
import type { Facts } from '../facts.js';
import type { ClosedProblem, InSignOff, ProblemState } from '../state.js';
import type { SignOffEvent } from './events.js';
import type { SignOff, TakenStep } from './sign-off.js';
import { withoutProof } from './without-proof.js';

type Ending = Extract<SignOffEvent, { type: 'SignOffStepTaken' | 'SignOffRejected' | 'Closed' | 'Filed' }>;

const dutyOf = {
  unitApproval: 'unitApprover',
  verification: 'verifier',
  approval: 'approver',
  filing: 'filer',
} as const satisfies Record<TakenStep['kind'], Duty>;

const stageAfter = {
  unitApproval: 'unitApproved',
  verification: 'verified',
} as const;

function stepTaken(
  state: InSignOff | ClosedProblem,
  { step, kind, signature, renewed }: Extract<Ending, { type: 'SignOffStepTaken' }>['data'],
): ProblemState {
  const facts = withHand(state.facts, dutyOf[kind], signature.signer);
  const taken = [
    ...state.signOff.taken.filter((standing) => standing.kind !== kind),
    { step, kind, signature: withoutProof(signature) },
  ].toSorted((one, other) => one.step - other.step);
  const signOff: SignOff = { ...state.signOff, taken, next: renewed ? state.signOff.next : step + 1 };
  if (renewed || state.stage === 'closed' || kind === 'approval' || kind === 'filing')
    return { ...state, facts, signOff };
  return { ...state, stage: stageAfter[kind], facts, signOff };
}

/** To reject a step is to act in its duty, too. */
function rejecting(facts: Facts, { chain }: SignOff, step: number, by: string): Facts {
  const kind = chain[step]?.kind;
  return kind === undefined || kind === 'publicity' ? facts : withHand(facts, dutyOf[kind], by);
}

const numbered = (facts: Facts, filingNumber: string): Facts => ({
  ...facts,
  closings: facts.closings.map((closing, at) =>
    at === facts.closings.length - 1 ? { ...closing, filingNumber } : closing,
  ),
});

export function evolveEnding(state: InSignOff | ClosedProblem, event: Ending): ProblemState {
  const { facts, signOff } = state;
  switch (event.type) {
    case 'SignOffStepTaken':
      return stepTaken(state, event.data);
    case 'SignOffRejected': {
      const { by, step, supplementaryRequirement } = event.data;
      return {
        stage: 'rectifying',
        facts: rejecting(facts, signOff, step, by),
        supplementaryRequirement,
        reopenedTerm: null,
      };
    }
    case 'Closed': {
      const { closingNumber } = event.data;
      const { rectificationRound } = facts;
      const closings = [...facts.closings, { closingNumber, filingNumber: null, rectificationRound }];
      return { stage: 'closed', facts: { ...facts, closings }, signOff };
    }
    case 'Filed':
      return { stage: 'filed', facts: numbered(facts, event.data.filingNumber), signOff };
    default:
      return event satisfies never;
  }
}
