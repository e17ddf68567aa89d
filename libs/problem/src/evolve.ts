import { evolveAfterClosing } from './after-closing/evolve.js';
import { evolveActingFor } from './authority/evolve-acting-for.js';
import type { ProblemEvent } from './events.js';
import { begin, evolveIdentification } from './identification/evolve.js';
import { evolveRectification } from './rectification/evolve.js';
import { evolveReview } from './review/evolve.js';
import { evolveSecrecy } from './secrecy/evolve.js';
import { evolveSignOff } from './sign-off/evolve.js';
import type { ProblemState } from './state.js';

/** What an event makes of a problem. Total: an event that has no place in a state leaves it as it is. */
export function evolve(state: ProblemState, event: ProblemEvent): ProblemState {
  if (event.type === 'Identified') return state.stage === 'absent' ? begin(event.data) : state;
  if (state.stage === 'absent') return state;
  switch (event.type) {
    case 'Reworded':
    case 'Classified':
    case 'CauseRecorded':
    case 'Merged':
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
