import type { PlanRevisit } from '../commands.js';
import { dueFrom } from '../dates.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { ClosedProblem, FiledProblem } from '../state.js';
import { allWritten } from '../written.js';

/** 回访, planned with a day and a ground. */
export const planRevisit = rule<PlanRevisit, ClosedProblem | FiledProblem>({
  type: 'PlanRevisit',
  allowed: () => null,
  decide: ({ revisit, kind, dueOn, ground }, { facts }, { by, today }) =>
    allWritten({ revisit, ground }) ??
    (facts.revisits.some(({ id }) => id === revisit)
      ? refuse('IdTaken', '/revisit', { id: revisit })
      : null) ??
    dueFrom(today, dueOn, '/dueOn') ?? [
      { type: 'RevisitPlanned', data: { by, revisit, kind, dueOn, ground } },
    ],
});
