import { placeless } from '../authority/may-do.js';
import type { TakeIn } from '../commands.js';
import type { DecisionContext } from '../decision.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { Rule } from '../rule.js';
import type { ProblemState } from '../state.js';

function allowed(state: ProblemState, { actor }: DecisionContext): ProblemRefusal | null {
  if (actor.kind !== 'clock') return refuse('OnlyTheClock');
  return state.stage === 'absent' ? refuse('ProblemUnknown') : placeless('TakeIn', state.stage);
}

/**
 * 接收并入: written on the problem that stays before the other is merged into it, so that it cannot end meanwhile.
 * Whatever has taken another in is itself neither merged nor withdrawn: mergers make no circle and lead to an end
 * that is there.
 */
export const takeIn: Rule<TakeIn> = {
  type: 'TakeIn',
  allowed,
  decide({ problem, by }, state, context) {
    const refusal = allowed(state, context);
    if (refusal) return refusal;
    if (state.stage !== 'absent' && state.facts.takenIn.includes(problem)) return refuse('AlreadyTakenIn');
    return [{ type: 'TookIn', data: { by, problem } }];
  },
};
