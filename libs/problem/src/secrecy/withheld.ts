import { isRestrictedRole } from '@xiaohao/organisation';
import type { Acting } from '../acting.js';
import type { Facts } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';

export const isRestricted = ({ classification }: Pick<Facts, 'classification'>): boolean =>
  classification.secrecy === 'restricted';

/** 信访受理 and 纪检监察 take restricted matters in, and say who needs to know them. */
export const holdsRestrictedRole = ({ person }: Acting): boolean => person.roles.some(isRestrictedRole);

/** A restricted problem is not there for whoever neither holds such a role nor was cleared for it. */
export const withheld = (facts: Facts, acting: Acting): ProblemRefusal | null =>
  !isRestricted(facts) || facts.cleared.includes(acting.by) || holdsRestrictedRole(acting)
    ? null
    : refuse('ProblemUnknown');
