import { withHand } from '../changes.js';
import type { ExistingProblem, ProblemState } from '../state.js';
import type { ReviewEvent } from './events.js';

export function evolveReview({ facts }: ExistingProblem, event: ReviewEvent): ProblemState {
  switch (event.type) {
    case 'SubmittedForReview':
    case 'Resubmitted':
      return { stage: 'firstReview', facts: withHand(facts, 'submitter', event.data.by) };
    case 'FirstReviewPassed': {
      const { reviewer } = event.data.opinion;
      return { stage: 'secondReview', facts: withHand(facts, 'firstReviewer', reviewer), passed: null };
    }
    case 'SecondReviewPassed': {
      const { opinion, reviewer } = event.data.opinion;
      return { stage: 'secondReview', facts: withHand(facts, 'secondReviewer', reviewer), passed: opinion };
    }
    case 'ReturnedForRework': {
      const { level, opinion, reason, dueOn, round } = event.data;
      const duty = level === 'firstReview' ? 'firstReviewer' : 'secondReviewer';
      return {
        stage: 'returned',
        facts: { ...withHand(facts, duty, opinion.reviewer), reviewRound: round },
        opinion: opinion.opinion,
        reason,
        dueOn,
      };
    }
    case 'Finalised':
      return { stage: 'finalised', facts: withHand(facts, 'finaliser', event.data.by) };
    default:
      return event satisfies never;
  }
}
