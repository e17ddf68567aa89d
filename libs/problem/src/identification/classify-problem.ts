import type { ClassifyProblem } from '../commands.js';
import { newRectifyBy } from '../deadlines/new-rectify-by.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { type OpenProblem } from '../state.js';
import { written } from '../written.js';
import { checkClassification } from './classification.js';
import type { Classification } from './events.js';
import { notSincePassed } from './wording.js';

const sameSecrecy = (one: Classification, standing: Classification): ProblemRefusal | null =>
  (one.secrecy === 'restricted') === (standing.secrecy === 'restricted')
    ? null
    : refuse('SecrecyFixed', '/classification/secrecy');

/** How grave it is and how it is handled is not for those who have to correct it. */
export const classifyProblem = rule<ClassifyProblem, OpenProblem>({
  type: 'ClassifyProblem',
  allowed: notSincePassed,
  decide: ({ classification, ground }, state, acting) =>
    checkClassification(classification, state.facts.classification, acting) ??
    sameSecrecy(classification, state.facts.classification) ??
    written(ground, '/ground') ?? [
      {
        type: 'Classified',
        data: { by: acting.by, classification, ground, ...newRectifyBy(state, acting, classification) },
      },
    ],
});
