import type { Acting } from '../acting.js';
import type { WithdrawProblem } from '../commands.js';
import type { ProblemRefusal } from '../refuse.js';
import { rule } from '../rule.js';
import { notByOwnersSide } from '../sides.js';
import { type BeforeFinal, beforeFinalStages } from '../state.js';
import { written } from '../written.js';

/** A unit may take back what it has in hand; what lies with the reviewers it may not make disappear. */
export const takenOffByWhom = (state: BeforeFinal, acting: Acting): ProblemRefusal | null =>
  state.stage === 'identified' || state.stage === 'returned' ? null : notByOwnersSide(state.facts, acting);

/** Taken off the list before it was finalised, with a ground. */
export const withdrawProblem = rule<WithdrawProblem, BeforeFinal>({
  type: 'WithdrawProblem',
  stages: beforeFinalStages,
  allowed: takenOffByWhom,
  decide: ({ ground }, _state, { by }) =>
    written(ground, '/ground') ?? [{ type: 'Withdrawn', data: { by, ground } }],
});
