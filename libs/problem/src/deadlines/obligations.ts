import { lateFrom } from '@xiaohao/working-calendar';
import type { ExistingProblem, ProblemState } from '../state.js';
import type { Obligation } from './obligation.js';
import { continuingObligations } from './obligations/continuing-obligations.js';
import { extensionObligations } from './obligations/extension-obligations.js';
import { measureObligations, openMeasures } from './obligations/measure-obligations.js';
import type { Owed } from './obligations/owed.js';
import { rectificationObligations } from './obligations/rectification-obligations.js';
import { reviewObligations } from './obligations/review-obligations.js';
import { revisitObligations } from './obligations/revisit-obligations.js';
import { signOffObligations } from './obligations/sign-off-obligations.js';

/** What is owed at each stage, and nothing else: a stage that is missing here does not compile. */
function owedAt(state: ExistingProblem): readonly Owed[] {
  switch (state.stage) {
    case 'identified':
    case 'merged':
    case 'withdrawn':
      return [];
    case 'firstReview':
    case 'secondReview':
    case 'returned':
      return reviewObligations(state);
    case 'finalised':
      return [...reviewObligations(state), ...openMeasures(state.facts)];
    case 'rectifying':
      return [
        ...measureObligations(state),
        ...rectificationObligations(state),
        ...continuingObligations(state),
        ...extensionObligations(state),
      ];
    case 'signOffRequested':
    case 'unitApproved':
    case 'verified':
    case 'publicised':
      return signOffObligations(state);
    case 'closed':
      return [...signOffObligations(state), ...revisitObligations(state)];
    case 'filed':
      return revisitObligations(state);
    default:
      return state satisfies never;
  }
}

/**
 * Everything about a problem that is open and due on a date, the soonest first. The dates are those that the
 * events hold: nothing is derived here, so the same events give the same list under any calendar.
 * @param zone the campaign's, IANA
 */
export const obligationsOf = (state: ProblemState, zone: string): readonly Obligation[] =>
  state.stage === 'absent'
    ? []
    : owedAt(state)
        .map(({ originalDueOn, ...owed }) => ({
          problem: state.facts.problem,
          ...owed,
          originalDueOn: originalDueOn ?? owed.dueOn,
          dueInstant: lateFrom(owed.dueOn, zone),
        }))
        .toSorted((one, other) =>
          one.dueOn === other.dueOn
            ? one.subject < other.subject
              ? -1
              : 1
            : one.dueOn < other.dueOn
              ? -1
              : 1,
        );
