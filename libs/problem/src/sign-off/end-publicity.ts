import { actingPerson } from '../acting.js';
import { bearingIn } from '../authority/bearing-in.js';
import { mayDo, placeless } from '../authority/may-do.js';
import type { EndPublicity } from '../commands.js';
import type { DecisionContext } from '../decision.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { Rule } from '../rule.js';
import type { InSignOff, ProblemState } from '../state.js';
import { objectionsSettled } from './objections.js';
import { mayTake } from './signers.js';
import { turnOf } from './turn.js';

function allowed(state: ProblemState, context: DecisionContext): ProblemRefusal | null {
  if (state.stage === 'absent') return refuse('ProblemUnknown');
  const clock = context.actor.kind === 'clock';
  const person = clock ? null : actingPerson(context);
  if (person && 'refused' in person) return person;
  const bearing = bearingIn(state.facts, context);
  const forbidden = clock
    ? placeless('EndPublicity', state.stage)
    : mayDo('EndPublicity', state.stage, bearing);
  if (forbidden) return forbidden;
  const { facts, signOff } = state as InSignOff;
  const at = turnOf(signOff, 'publicity');
  if ('refused' in at) return at;
  const refusal = person && mayTake(facts, { ...context, ...person, bearing }, at.step);
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
  decide: (_command, state, context) =>
    allowed(state, context) ?? [
      {
        type: 'PublicityEnded',
        data: { by: context.actor.id, step: (state as InSignOff).signOff.next },
      },
    ],
};
