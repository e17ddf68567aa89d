import type { Acting } from '../acting.js';
import type { ProblemCommandType } from '../commands.js';
import type { DecisionContext } from '../decision.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { Stage } from '../vocabulary.js';
import { actingIn } from './acting-in.js';
import { type Binding, bearingOf } from './bearing-of.js';
import { mayDo } from './may-do.js';

/** Whoever gives a command, once the policy has nothing against it; or what it has. Asked before everything else. */
export function authorise(
  command: ProblemCommandType,
  stage: Stage | 'absent',
  binding: Binding,
  context: DecisionContext,
): Acting | ProblemRefusal {
  const acting = actingIn(binding, context);
  if ('refused' in acting) return acting;
  const refusal = mayDo(command, stage, acting.bearing);
  if (refusal === null) return acting;
  const { standIn } = acting;
  if (standIn?.roles == null) return refusal;
  // What the principal may do and did not hand on is told as that.
  const { posts } = bearingOf(standIn.principal, binding, context);
  const whole = mayDo(command, stage, { ...acting.bearing, posts });
  return whole === null ? refuse('DelegationOutOfScope', '/onBehalfOf') : refusal;
}
