import type { ClassifyProblem } from '../commands.js';
import { rule } from '../rule.js';
import { type OpenProblem } from '../state.js';
import { written } from '../written.js';
import { checkClassification } from './classification.js';
import { notSincePassed } from './wording.js';

/** How grave it is and how it is handled is not for those who have to correct it. */
export const classifyProblem = rule<ClassifyProblem, OpenProblem>({
  type: 'ClassifyProblem',
  allowed: notSincePassed,
  decide: ({ classification, ground }, { facts }, acting) =>
    checkClassification(classification, facts.classification, acting) ??
    written(ground, '/ground') ?? [{ type: 'Classified', data: { by: acting.by, classification, ground } }],
});
