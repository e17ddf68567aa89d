import type { Finalised, Returned, UnderFirstReview, UnderSecondReview } from '../../state.js';
import { stepKey } from '../set-term.js';
import { byTerm, byWord, type Owed, ownersSide, workGroup } from './owed.js';

/** Until rectification starts exactly one thing is waited for. Each round of review is an obligation of its own. */
export function reviewObligations(
  state: UnderFirstReview | UnderSecondReview | Returned | Finalised,
): readonly Owed[] {
  const { facts } = state;
  const round = facts.reviewRound;
  const term = facts.terms[stepKey];
  switch (state.stage) {
    case 'firstReview':
      return byTerm(term, 'firstReview', `firstReview/${round}`, { kind: 'panel' });
    case 'secondReview':
      return state.passed === null
        ? byTerm(term, 'secondReview', `secondReview/${round}`, { kind: 'panel' })
        : byTerm(term, 'finalisation', `finalisation/${round}`, workGroup);
    case 'returned':
      return [byWord(state.dueOn, 'rework', `rework/${round}`, ownersSide(facts))];
    case 'finalised':
      return byTerm(term, 'planning', 'planning', ownersSide(facts));
    default:
      return state satisfies never;
  }
}
