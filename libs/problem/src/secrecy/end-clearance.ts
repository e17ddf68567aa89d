import type { EndClearance } from '../commands.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { ExistingProblem } from '../state.js';
import { written } from '../written.js';
import { mayClear } from './clearing.js';

export const endClearance = rule<EndClearance, ExistingProblem>({
  type: 'EndClearance',
  allowed: (state) => mayClear(state) ?? (state.facts.cleared.length === 0 ? refuse('NobodyCleared') : null),
  decide: ({ person, ground }, { facts }, { by }) =>
    (facts.cleared.includes(person) ? null : refuse('NotCleared', '/person')) ??
    written(ground, '/ground') ?? [{ type: 'ClearanceEnded', data: { by, person, ground } }],
});
