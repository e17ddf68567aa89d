import type { RewordProblem } from '../commands.js';
import { rule } from '../rule.js';
import { type OpenProblem } from '../state.js';
import { written } from '../written.js';
import { foundByOwnSide } from './found-by-own-side.js';
import { checkWording, notSincePassed } from './wording.js';

/** The unit words its own list while it has it in hand, and what was sent back to it; otherwise the finder's side. */
export const rewordProblem = rule<RewordProblem, OpenProblem>({
  type: 'RewordProblem',
  allowed: (state, acting) =>
    notSincePassed(state) ?? (state.stage === 'returned' ? null : foundByOwnSide(state, acting)),
  decide: ({ wording, ground }, _state, { by }) =>
    checkWording(wording) ??
    written(ground, '/ground') ?? [{ type: 'Reworded', data: { by, wording, ground } }],
});
