import type { PassSecondReview } from '../commands.js';
import { stepTerm } from '../deadlines/set-terms.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { UnderSecondReview } from '../state.js';
import { checkOpinion, mayReview, opinionOf } from './reviewing.js';

/** 复审. */
export const passSecondReview = rule<PassSecondReview, UnderSecondReview>({
  type: 'PassSecondReview',
  stages: ['secondReview'],
  allowed: ({ facts, passed }, acting) =>
    passed === null ? mayReview(facts, acting, 'secondReviewer') : refuse('SecondReviewAlreadyPassed'),
  decide: (command, _state, acting) =>
    checkOpinion(command) ?? [
      {
        type: 'SecondReviewPassed',
        data: {
          organisationRevision: acting.organisationRevision,
          opinion: opinionOf(command, acting),
          term: stepTerm(acting, 'finalisation'),
        },
      },
    ],
});
