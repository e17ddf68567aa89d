import { actingPerson } from '../acting.js';
import type { EndPublicity } from '../commands.js';
import { signOffTerm } from '../deadlines/set-terms.js';
import type { DecisionContext } from '../decision.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { type Rule, stageForbids } from '../rule.js';
import { type InSignOff, type ProblemState, signOffStages } from '../state.js';
import { objectionsSettled } from './objections.js';
import { mayTake } from './signers.js';
import { turnOf } from './turn.js';

function allowed(state: ProblemState, context: DecisionContext): ProblemRefusal | null {
  const forbidden = stageForbids(state, signOffStages);
  if (forbidden) return forbidden;
  const { facts, signOff } = state as InSignOff;
  const at = turnOf(signOff, 'publicity');
  if ('refused' in at) return at;
  if (context.actor.kind === 'person') {
    const acting = actingPerson(context);
    const refusal = 'refused' in acting ? acting : mayTake(facts, acting, at.step);
    if (refusal) return refusal;
  }
  if (signOff.publicity === null) return refuse('PublicityNotRunning');
  if (context.today <= signOff.publicity.endsOn)
    return refuse('PublicityStillRuns', undefined, { endsOn: signOff.publicity.endsOn });
  return objectionsSettled(signOff);
}

/** The only decision on a problem that the clock may take: the last day has passed and nothing is open. */
export const endPublicity: Rule<EndPublicity> = {
  type: 'EndPublicity',
  allowed,
  decide(_command, state, context) {
    const refusal = allowed(state, context);
    if (refusal) return refusal;
    const { facts, signOff } = state as InSignOff;
    const term = signOffTerm(context, facts, signOff.chain, signOff.next + 1);
    return [{ type: 'PublicityEnded', data: { by: context.actor.id, step: signOff.next, ...term } }];
  },
};
