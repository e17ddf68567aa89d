import type { ClassifyProblem } from '../commands.js';
import { newRectifyBy } from '../deadlines/new-rectify-by.js';
import { rule } from '../rule.js';
import { notByOwnersSide } from '../sides.js';
import { type OpenProblem, openStages } from '../state.js';
import { written } from '../written.js';
import { checkClassification } from './classification.js';
import { notSincePassed } from './wording.js';

/** How grave it is and how it is handled is not for those who have to correct it. */
export const classifyProblem = rule<ClassifyProblem, OpenProblem>({
  type: 'ClassifyProblem',
  stages: openStages,
  allowed: (state, acting) => notByOwnersSide(state.facts, acting) ?? notSincePassed(state),
  decide: ({ classification, ground }, state, acting) =>
    checkClassification(classification, state.facts.classification, acting) ??
    written(ground, '/ground') ?? [
      {
        type: 'Classified',
        data: { by: acting.by, classification, ground, ...newRectifyBy(state, acting, classification) },
      },
    ],
});
