import type { ConvertToContinuing } from '../commands.js';
import { checkContinuing } from '../identification/classification.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { Finalised, Rectifying } from '../state.js';
import { written } from '../written.js';

/** 转长期坚持: a change of handling, so not for the unit that has to correct it. */
export const convertToContinuing = rule<ConvertToContinuing, Finalised | Rectifying>({
  type: 'ConvertToContinuing',
  allowed: ({ facts }) =>
    facts.classification.handling.kind === 'continuing' ? refuse('AlreadyContinuing') : null,
  decide: ({ handling, ground }, _state, { by, today }) =>
    checkContinuing(handling, '/handling', today) ??
    written(ground, '/ground') ?? [{ type: 'ConvertedToContinuing', data: { by, handling, ground } }],
});
