import type { WithdrawProblem } from '../commands.js';
import { rule } from '../rule.js';
import { type BeforeFinal } from '../state.js';
import { written } from '../written.js';
import { foundByOwnSide } from './found-by-own-side.js';
import { nothingTakenIn } from './nothing-taken-in.js';

/** Taken off the list before it was finalised, with a ground. */
export const withdrawProblem = rule<WithdrawProblem, BeforeFinal>({
  type: 'WithdrawProblem',
  allowed: (state, acting) => foundByOwnSide(state, acting) ?? nothingTakenIn(state),
  decide: ({ ground }, _state, { by }) =>
    written(ground, '/ground') ?? [{ type: 'Withdrawn', data: { by, ground } }],
});
