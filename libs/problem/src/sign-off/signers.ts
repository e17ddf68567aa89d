import type { SignOffStep, SignOffStepKind } from '@xiaohao/campaign';
import type { Acting } from '../acting.js';
import { distinctFrom } from '../distinct.js';
import { signOffDuties } from '../duty.js';
import type { Facts } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { isOfOwnersSide, mayJudge } from '../sides.js';

const holds = ({ role }: SignOffStep, { person }: Acting): ProblemRefusal | null =>
  person.roles.some((held) => held === role) ? null : refuse('RoleMissing', undefined, { role });

/** 申请: on the owner's side, and by nobody who has a later signature on this problem. */
export const mayApply = (facts: Facts, acting: Acting): ProblemRefusal | null =>
  (isOfOwnersSide(facts, acting) ? null : refuse('ApplicantNotOfOwnersSide')) ??
  distinctFrom(facts, acting.by, 'applicant', signOffDuties);

/** Who may take a step of the chain: its role, the right side, and no other duty in the same hand. */
export function mayTake(facts: Facts, acting: Acting, step: SignOffStep): ProblemRefusal | null {
  return holds(step, acting) ?? dutyOf(step.kind, facts, acting);
}

function dutyOf(kind: SignOffStepKind, facts: Facts, acting: Acting): ProblemRefusal | null {
  switch (kind) {
    case 'unitApproval':
      return (
        (isOfOwnersSide(facts, acting) ? null : refuse('UnitApproverNotOfOwnersSide')) ??
        distinctFrom(facts, acting.by, 'unitApprover', signOffDuties)
      );
    case 'verification':
      return mayJudge(facts, acting) ?? distinctFrom(facts, acting.by, 'verifier', signOffDuties);
    case 'approval':
      return mayJudge(facts, acting) ?? distinctFrom(facts, acting.by, 'approver', signOffDuties);
    case 'filing':
      return (
        mayJudge(facts, acting) ?? distinctFrom(facts, acting.by, 'filer', ['applicant', 'unitApprover'])
      );
    case 'publicity':
      return null;
    default:
      return kind satisfies never;
  }
}
