import type { Decision } from '@xiaohao/deciding';
import { type Acting, actingPerson } from './acting.js';
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
  readonly type: C['type'];
  readonly stages: readonly S['stage'][];
  allowed(state: S, acting: Acting): ProblemRefusal | null;
  decide(command: C, state: S, acting: Acting): ProblemDecision;
}

/** The refusal of a stage in which a command has no place. */
export function stageForbids(state: ProblemState, stages: readonly string[]): ProblemRefusal | null {
  if (state.stage === 'absent') return refuse('ProblemUnknown');
  return stages.includes(state.stage)
    ? null
    : refuse('StageForbids', undefined, { stage: state.stage, needed: stages.join(', ') });
}

/** A rule for a person in office, on a problem in one of the stages. */
export function rule<C extends ProblemCommand, S extends ExistingProblem>(
  parts: PersonalRule<C, S>,
): Rule<C> {
  const enter = (
    state: ProblemState,
    context: DecisionContext,
  ): { readonly state: S; readonly acting: Acting } | ProblemRefusal => {
    const acting = actingPerson(context);
    if ('refused' in acting) return acting;
    const forbidden =
      (state.stage === 'absent' ? null : withheld(state.facts, acting)) ?? stageForbids(state, parts.stages);
    if (forbidden) return forbidden;
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
      return 'refused' in entered ? entered : parts.decide(command, entered.state, entered.acting);
    },
  };
}
