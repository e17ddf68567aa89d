import type { SubmitForReview } from '../commands.js';
import { stepTerm } from '../deadlines/set-terms.js';
import { rule } from '../rule.js';
import type { Identified } from '../state.js';
import { checkSubmission, maySubmit } from './submitting.js';

export const submitForReview = rule<SubmitForReview, Identified>({
  type: 'SubmitForReview',
  stages: ['identified'],
  allowed: maySubmit,
  decide: ({ submission }, state, acting) =>
    checkSubmission(submission, state, acting) ?? [
      {
        type: 'SubmittedForReview',
        data: {
          organisationRevision: acting.organisationRevision,
          by: acting.by,
          ...(submission === undefined ? {} : { submission }),
          term: stepTerm(acting, 'firstReview'),
        },
      },
    ],
});
