import { materially, withHand } from '../changes.js';
import type { ExistingProblem, InSignOff, ProblemState } from '../state.js';
import type { SignOffEvent } from './events.js';
import { evolveEnding } from './evolve-ending.js';
import type { SignOff } from './sign-off.js';
import { withoutProof } from './without-proof.js';

type Underway = Exclude<SignOffEvent, { type: 'SignOffRequested' }>;
type Data<T extends SignOffEvent['type']> = Extract<SignOffEvent, { type: T }>['data'];

function begun({ facts }: ExistingProblem, data: Data<'SignOffRequested'>): InSignOff {
  const { claims, chain, rulesVersion, signature } = data;
  return {
    stage: 'signOffRequested',
    facts: withHand(facts, 'applicant', signature.signer),
    signOff: {
      request: signature.revision,
      chain,
      rulesVersion,
      claims,
      application: withoutProof(signature),
      taken: [],
      next: 0,
      publicity: null,
      objections: [],
      satisfaction: null,
    },
  };
}

const withSignOff = (state: InSignOff, signOff: Partial<SignOff>): InSignOff => ({
  ...state,
  signOff: { ...state.signOff, ...signOff },
});

function evolveUnderway(state: InSignOff, event: Underway): ProblemState {
  const { facts, signOff } = state;
  switch (event.type) {
    case 'SignOffRequestRenewed': {
      const { signature } = event.data;
      return withSignOff(
        { ...state, facts: withHand(facts, 'applicant', signature.signer) },
        { application: withoutProof(signature) },
      );
    }
    case 'PublicityStarted': {
      const { step, startsOn, endsOn, workingDays, provisional } = event.data;
      const publicity = { step, startsOn, endsOn, workingDays, provisional, ended: false };
      return {
        ...withSignOff(state, { publicity }),
        stage: 'publicised',
      };
    }
    case 'ObjectionRaised': {
      const { objection: id, from, text } = event.data;
      const objections = [...signOff.objections, { id, from, text, answer: null }];
      return materially(withSignOff(state, { objections }), {});
    }
    case 'ObjectionAnswered': {
      const { objection, answer: text, upheld } = event.data;
      const objections = signOff.objections.map((raised) =>
        raised.id === objection ? { ...raised, answer: { text, upheld } } : raised,
      );
      return materially(withSignOff(state, { objections }), {});
    }
    case 'PublicityEnded':
      return withSignOff(state, {
        publicity: signOff.publicity === null ? null : { ...signOff.publicity, ended: true },
        next: event.data.step + 1,
      });
    case 'SatisfactionSurveyed': {
      const { invited, answered, satisfied } = event.data;
      return withSignOff(state, { satisfaction: { invited, answered, satisfied } });
    }
    case 'SignOffStepTaken':
    case 'SignOffRejected':
    case 'Closed':
    case 'Filed':
      return evolveEnding(state, event);
    default:
      return event satisfies never;
  }
}

export function evolveSignOff(state: ExistingProblem, event: SignOffEvent): ProblemState {
  if (event.type === 'SignOffRequested') return begun(state, event.data);
  switch (state.stage) {
    case 'signOffRequested':
    case 'unitApproved':
    case 'verified':
    case 'publicised':
      return evolveUnderway(state, event);
    case 'closed':
      return event.type === 'SignOffStepTaken' || event.type === 'Filed' ? evolveEnding(state, event) : state;
    default:
      return state;
  }
}
