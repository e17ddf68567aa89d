import type { LapseMerger } from '../commands.js';
import type { DecisionContext } from '../decision.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { Rule } from '../rule.js';
import type { ProblemState } from '../state.js';

function allowed(state: ProblemState, { actor }: DecisionContext): ProblemRefusal | null {
  if (actor.kind !== 'clock') return refuse('OnlyTheClock');
  if (state.stage === 'absent') return refuse('ProblemUnknown');
  return state.facts.takenIn.length === 0 ? refuse('NothingToLapse') : null;
}

/** What was to be merged into it and has gone another way is no longer one of those that it took in. */
export const lapseMerger: Rule<LapseMerger> = {
  type: 'LapseMerger',
  allowed,
  decide({ problem }, state, context) {
    const refusal = allowed(state, context);
    if (refusal) return refusal;
    if (state.stage === 'absent' || !state.facts.takenIn.includes(problem)) return refuse('NothingToLapse');
    return [{ type: 'MergerLapsed', data: { by: context.actor.id, problem } }];
  },
};
