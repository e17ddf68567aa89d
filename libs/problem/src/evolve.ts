import { evolveAfterClosing } from './after-closing/evolve.js';
import { evolveActingFor } from './authority/evolve-acting-for.js';
import { evolveDeadlines } from './deadlines/evolve.js';
import { withTerms } from './deadlines/evolve-terms.js';
import type { ProblemEvent } from './events.js';
import { begin, evolveIdentification } from './identification/evolve.js';
import { evolveRectification } from './rectification/evolve.js';
import { evolveReview } from './review/evolve.js';
import { evolveSecrecy } from './secrecy/evolve.js';
import { evolveSignOff } from './sign-off/evolve.js';
import type { ExistingProblem, ProblemState } from './state.js';

/** What an event makes of a problem. Total: an event that has no place in a state leaves it as it is. */
export function evolve(state: ProblemState, event: ProblemEvent): ProblemState {
  if (event.type === 'Identified') return state.stage === 'absent' ? begin(event.data) : state;
  if (state.stage === 'absent') return state;
  const after = led(state, event);
  // An event that has no place here sets no term either; this one may move terms alone.
  return after === state && event.type !== 'DatesRederived' ? state : withTerms(after, event);
}

type Later = Exclude<ProblemEvent, { readonly type: 'Identified' }>;

function led(state: ExistingProblem, event: Later): ProblemState {
  switch (event.type) {
    case 'Reworded':
    case 'Classified':
    case 'CauseRecorded':
    case 'Merged':
    case 'TookIn':
    case 'MergerLapsed':
    case 'Withdrawn':
      return evolveIdentification(state, event);
    case 'SubmittedForReview':
    case 'FirstReviewPassed':
    case 'SecondReviewPassed':
    case 'ReturnedForRework':
    case 'Resubmitted':
    case 'Finalised':
      return evolveReview(state, event);
    case 'RectificationStarted':
    case 'MeasureAssigned':
    case 'MeasureRevised':
    case 'StepCompleted':
    case 'ProgressReported':
    case 'MeasureCompleted':
    case 'ConvertedToContinuing':
    case 'EvidenceAttached':
    case 'EvidenceSuperseded':
    case 'TaskForceFormed':
      return evolveRectification(state, event);
    case 'ExtensionRequested':
    case 'ExtensionEndorsed':
    case 'ExtensionGranted':
    case 'ExtensionRefused':
    case 'DatesRederived':
      return evolveDeadlines(state, event);
    case 'SignOffRequested':
    case 'SignOffStepTaken':
    case 'SignOffRequestRenewed':
    case 'SignOffRejected':
    case 'PublicityStarted':
    case 'ObjectionRaised':
    case 'ObjectionAnswered':
    case 'PublicityEnded':
    case 'SatisfactionSurveyed':
    case 'Closed':
    case 'Filed':
      return evolveSignOff(state, event);
    case 'RevisitPlanned':
    case 'Revisited':
    case 'Reopened':
      return evolveAfterClosing(state, event);
    case 'ActedOnBehalf':
      return evolveActingFor(state, event);
    case 'PersonCleared':
    case 'ClearanceEnded':
      return evolveSecrecy(state, event);
    default:
      return event satisfies never;
  }
}
