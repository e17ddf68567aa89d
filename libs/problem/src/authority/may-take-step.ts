import type { SignOffStep } from '@xiaohao/campaign';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { Bearing } from './bearing.js';
import { stepWays } from './step-ways.js';
import { wayFault } from './way-fault.js';

/** Whether somebody may take a step of the chain: with the very role that the campaign names for it. */
export function mayTakeStep({ kind, role }: SignOffStep, bearing: Bearing): ProblemRefusal | null {
  const way = stepWays[kind];
  const fault = wayFault({ ...way, roles: way.roles.filter((allowed) => allowed === role) }, bearing);
  return fault && (fault.refusal ?? refuse('RoleMissing', undefined, { role }));
}
