import type { ResubmitProblem } from '../commands.js';
import { stepTerm } from '../deadlines/set-terms.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { Returned } from '../state.js';
import { written } from '../written.js';
import { checkSubmission, maySubmit } from './submitting.js';

/** The unit answers the opinion that sent it back; review starts again at the first level. */
export const resubmitProblem = rule<ResubmitProblem, Returned>({
  type: 'ResubmitProblem',
  stages: ['returned'],
  allowed: maySubmit,
  decide: ({ answers, answer, submission }, state, acting) =>
    (answers === state.opinion ? null : refuse('AnswersOtherOpinion', '/answers')) ??
    written(answer, '/answer') ??
    checkSubmission(submission, state, acting) ?? [
      {
        type: 'Resubmitted',
        data: {
          organisationRevision: acting.organisationRevision,
          by: acting.by,
          answers,
          answer,
          term: stepTerm(acting, 'firstReview'),
          ...(submission === undefined ? {} : { submission }),
        },
      },
    ],
});
