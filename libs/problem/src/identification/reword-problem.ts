import type { RewordProblem } from '../commands.js';
import { rule } from '../rule.js';
import { notByOwnersSide } from '../sides.js';
import { type OpenProblem, openStages } from '../state.js';
import { written } from '../written.js';
import { checkWording, notSincePassed } from './wording.js';

/** The unit words its own list while it has it in hand; once handed in, only the finder's side may. */
export const rewordProblem = rule<RewordProblem, OpenProblem>({
  type: 'RewordProblem',
  stages: openStages,
  allowed: (state, acting) =>
    state.stage === 'identified' || state.stage === 'returned'
      ? null
      : (notByOwnersSide(state.facts, acting) ?? notSincePassed(state)),
  decide: ({ wording, ground }, _state, { by }) =>
    checkWording(wording) ??
    written(ground, '/ground') ?? [{ type: 'Reworded', data: { by, wording, ground } }],
});
