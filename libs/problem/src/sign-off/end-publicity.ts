import type { Acting } from '../acting.js';
import { actedOnBehalf } from '../authority/acted-on-behalf.js';
import { authorise } from '../authority/authorise.js';
import { placeless } from '../authority/may-do.js';
import type { EndPublicity } from '../commands.js';
import { signOffTerm } from '../deadlines/set-terms.js';
import type { DecisionContext } from '../decision.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { Rule } from '../rule.js';
import type { ExistingProblem, InSignOff, ProblemState } from '../state.js';
import { objectionsSettled } from './objections.js';
import { mayTake } from './signers.js';
import { turnOf } from './turn.js';

/** Null for the clock, whose decision this may be. */
const byWhom = (state: ExistingProblem, context: DecisionContext): Acting | ProblemRefusal | null =>
  context.actor.kind === 'clock' ? null : authorise('EndPublicity', state.stage, state.facts, context);

function allowed(state: ProblemState, context: DecisionContext): ProblemRefusal | null {
  if (state.stage === 'absent') return refuse('ProblemUnknown');
  const acting = byWhom(state, context);
  if (acting && 'refused' in acting) return acting;
  const forbidden = placeless('EndPublicity', state.stage);
  if (forbidden) return forbidden;
  const { facts, signOff } = state as InSignOff;
  const at = turnOf(signOff, 'publicity');
  if ('refused' in at) return at;
  const refusal = acting && mayTake(facts, acting, at.step);
  if (refusal) return refusal;
  if (signOff.publicity === null) return refuse('PublicityNotRunning');
  if (context.today <= signOff.publicity.endsOn)
    return refuse('PublicityStillRuns', undefined, { endsOn: signOff.publicity.endsOn });
  return objectionsSettled(signOff);
}

/** The only decision on a problem that the clock may take: the last day has passed and nothing is open. */
export const endPublicity: Rule<EndPublicity> = {
  type: 'EndPublicity',
  allowed,
  decide(command, state, context) {
    const refusal = allowed(state, context);
    if (refusal) return refusal;
    const ending = state as InSignOff;
    const { facts, signOff } = ending;
    const term = signOffTerm(context, facts, signOff.chain, signOff.next + 1);
    const acting = byWhom(ending, context);
    return [
      { type: 'PublicityEnded', data: { by: context.actor.id, step: signOff.next, ...term } },
      ...(acting && !('refused' in acting) ? actedOnBehalf(command.type, state, acting) : []),
    ];
  },
};
