import type { RewordProblem } from '../commands.js';
import { rule } from '../rule.js';
import { type OpenProblem } from '../state.js';
import { written } from '../written.js';
import { checkWording, notSincePassed } from './wording.js';

/** The unit words its own list while it has it in hand; once handed in, only the finder's side may. */
export const rewordProblem = rule<RewordProblem, OpenProblem>({
  type: 'RewordProblem',
  allowed: notSincePassed,
  decide: ({ wording, ground }, _state, { by }) =>
    checkWording(wording) ??
    written(ground, '/ground') ?? [{ type: 'Reworded', data: { by, wording, ground } }],
});
