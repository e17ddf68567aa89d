import type { ProblemCommandType } from './commands.js';
import type { DecisionContext } from './decision.js';
import type { ProblemRefusal } from './refuse.js';
import { problemCommandTypes, problemRules } from './registry.js';
import type { ProblemState } from './state.js';

/** One thing that could be asked of a problem, and what stands against this person doing it now. */
export interface Action {
  readonly type: ProblemCommandType;
  readonly refusal: ProblemRefusal | null;
}

/** Every command with its answer to "may this person do this now?", as far as that is not a matter of content. */
export const actions = (state: ProblemState, context: DecisionContext): readonly Action[] =>
  problemCommandTypes.map((type) => ({ type, refusal: problemRules[type].allowed(state, context) }));
