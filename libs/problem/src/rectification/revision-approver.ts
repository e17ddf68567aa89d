import type { HeldRole } from '@xiaohao/organisation';
import type { Acting } from '../acting.js';
import type { UnitRelation } from '../authority/bearing.js';
import { bearingOf } from '../authority/bearing-of.js';
import type { Facts } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';

const approving: readonly HeldRole[] = ['workGroupMember', 'supervisionGroupMember', 'approver'];
const leading: readonly HeldRole[] = ['leaderInCharge', 'unitHead'];
const overIt: readonly UnitRelation[] = ['own', 'above'];
const outside: readonly UnitRelation[] = ['above', 'other'];

/** A leader of the unit or of one above it, or whoever looks at it from outside. */
export function mayApprove(approver: string, facts: Facts, acting: Acting): ProblemRefusal | null {
  const { posts } = bearingOf(approver, facts, acting);
  return posts.some(
    ({ role, unit }) =>
      (approving.includes(role) && outside.includes(unit)) ||
      (leading.includes(role) && overIt.includes(unit)),
  )
    ? null
    : refuse('RevisionApproverUnfit', '/approver', { person: approver });
}
