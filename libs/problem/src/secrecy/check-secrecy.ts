import type { Acting } from '../acting.js';
import type { IdentifyProblem } from '../commands.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { holdsRestrictedRole } from './withheld.js';

const at = '/classification/secrecy';

/**
 * What a new problem may be: restricted only by those who take restricted matters in; and whatever came in
 * restricted stays so. An intake that the one who refers to it does not see is one that is not there.
 */
export function checkSecrecy(
  { classification, intake }: Pick<IdentifyProblem, 'classification' | 'intake'>,
  acting: Acting,
): ProblemRefusal | null {
  const restricted = classification.secrecy === 'restricted';
  if (intake !== undefined && intake.found === null)
    return refuse('IntakeUnknown', '/intake', { intake: intake.id });
  if (restricted && !holdsRestrictedRole(acting)) return refuse('RestrictedNotForRole', at);
  return intake?.found?.secrecy === 'restricted' && !restricted ? refuse('OfRestrictedIntake', at) : null;
}
