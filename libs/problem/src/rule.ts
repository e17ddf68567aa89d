import type { Decision } from '@xiaohao/deciding';
import type { Acting } from './acting.js';
import { actedOnBehalf } from './authority/acted-on-behalf.js';
import { authorise } from './authority/authorise.js';
import type { StageOf } from './authority/stages-of.js';
import type { ProblemCommand } from './commands.js';
import type { DecisionContext } from './decision.js';
import type { ProblemEvent } from './events.js';
import type { ProblemRefusalCode } from './refusals.js';
import { type ProblemRefusal, refuse } from './refuse.js';
import { withheld } from './secrecy/withheld.js';
import type { ExistingProblem, ProblemState } from './state.js';

export type ProblemDecision = Decision<ProblemEvent, ProblemRefusalCode>;

/** One command's rule. */
export interface Rule<C extends ProblemCommand> {
  readonly type: C['type'];
  /** Everything that stands against it whatever the command says: stage, duties, gates. */
  allowed(state: ProblemState, context: DecisionContext): ProblemRefusal | null;
  /** Asks `allowed` first. */
  decide(command: C, state: ProblemState, context: DecisionContext): ProblemDecision;
}

interface PersonalRule<C extends ProblemCommand, S extends ExistingProblem> {
  /** Its stages are those of `stagesOf`, and the state is one of them. */
  readonly type: StageOf<C['type']> extends S['stage'] ? C['type'] : never;
  allowed(state: S, acting: Acting): ProblemRefusal | null;
  decide(command: C, state: S, acting: Acting): ProblemDecision;
}

/** A rule for a person in office, who has this command at this stage of this problem; what `allowed` asks comes after. */
export function rule<C extends ProblemCommand, S extends ExistingProblem>(
  parts: PersonalRule<C, S>,
): Rule<C> {
  const enter = (
    state: ProblemState,
    context: DecisionContext,
  ): { readonly state: S; readonly acting: Acting } | ProblemRefusal => {
    if (state.stage === 'absent') return refuse('ProblemUnknown');
    const hidden = withheld(state.facts, context);
    if (hidden) return hidden;
    const acting = authorise(parts.type, state.stage, state.facts, context);
    if ('refused' in acting) return acting;
    const at = state as S;
    return parts.allowed(at, acting) ?? { state: at, acting };
  };
  return {
    type: parts.type,
    allowed(state, context) {
      const entered = enter(state, context);
      return 'refused' in entered ? entered : null;
    },
    decide(command, state, context) {
      const entered = enter(state, context);
      if ('refused' in entered) return entered;
      const decision = parts.decide(command, entered.state, entered.acting);
      return 'refused' in decision
        ? decision
        : [...decision, ...actedOnBehalf(command.type, state, entered.acting)];
    },
  };
}
