import { isRestrictedRole } from '@xiaohao/organisation';
import { actingPerson, type InOffice } from '../acting.js';
import type { DecisionContext } from '../decision.js';
import type { Facts } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';

export const isRestricted = ({ classification }: Pick<Facts, 'classification'>): boolean =>
  classification.secrecy === 'restricted';

/** 信访受理 and 纪检监察 take restricted matters in, and say who needs to know them. */
export const holdsRestrictedRole = ({ person }: Pick<InOffice, 'person'>): boolean =>
  person.roles.some(isRestrictedRole);

/**
 * A restricted problem is not there for whoever neither holds such a role nor was cleared for it; for whom one acts
 * makes no difference.
 */
export function withheld(facts: Facts, context: DecisionContext): ProblemRefusal | null {
  if (!isRestricted(facts)) return null;
  const acting = actingPerson(context);
  if ('refused' in acting) return acting;
  return facts.cleared.includes(acting.by) || holdsRestrictedRole(acting) ? null : refuse('ProblemUnknown');
}
