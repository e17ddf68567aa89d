import type { Acting } from '../acting.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { type ExistingProblem, stagesOfExisting } from '../state.js';
import { holdsRestrictedRole, isRestricted } from './withheld.js';

/** Clearances are given and ended in any stage, for an auditor may have to look long after the filing. */
export const clearingStages = stagesOfExisting;

/** Who needs to know is for those to say who take restricted matters in. */
export function mayClear({ facts }: ExistingProblem, acting: Acting): ProblemRefusal | null {
  if (!isRestricted(facts)) return refuse('NotRestricted');
  return holdsRestrictedRole(acting) ? null : refuse('ClearanceNotForRole');
}
