import type { AssignMeasure } from '../commands.js';
import { dueFrom } from '../dates.js';
import { withinTerm } from '../deadlines/binding-term.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { mayCorrect } from '../sides.js';
import type { Finalised, Rectifying } from '../state.js';
import { written } from '../written.js';
import { checkMeasure } from './four-gates.js';

/** A measure belongs to this problem alone and passes its four gates before it is taken up. */
export const assignMeasure = rule<AssignMeasure, Finalised | Rectifying>({
  type: 'AssignMeasure',
  stages: ['finalised', 'rectifying'],
  allowed: ({ facts }, acting) => mayCorrect(facts, acting),
  decide: ({ measure, content }, { facts }, acting) =>
    written(measure, '/measure') ??
    (facts.measures.some(({ id }) => id === measure)
      ? refuse('IdTaken', '/measure', { id: measure })
      : null) ??
    checkMeasure(content, acting.organisation) ??
    dueFrom(acting.today, content.dueOn, '/content/dueOn') ??
    withinTerm(facts, content.dueOn, acting, '/content/dueOn') ?? [
      { type: 'MeasureAssigned', data: { by: acting.by, measure, content } },
    ],
});
