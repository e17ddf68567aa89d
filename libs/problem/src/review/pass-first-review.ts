import type { PassFirstReview } from '../commands.js';
import { stepTerm } from '../deadlines/set-terms.js';
import { rule } from '../rule.js';
import type { UnderFirstReview } from '../state.js';
import { checkOpinion, mayReview, opinionOf } from './reviewing.js';

/** 初审. */
export const passFirstReview = rule<PassFirstReview, UnderFirstReview>({
  type: 'PassFirstReview',
  stages: ['firstReview'],
  allowed: ({ facts }, acting) => mayReview(facts, acting, 'firstReviewer'),
  decide: (command, _state, acting) =>
    checkOpinion(command) ?? [
      {
        type: 'FirstReviewPassed',
        data: {
          organisationRevision: acting.organisationRevision,
          opinion: opinionOf(command, acting),
          term: stepTerm(acting, 'secondReview'),
        },
      },
    ],
});
