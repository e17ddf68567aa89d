import type { SignOffStep, SignOffStepKind } from '@xiaohao/campaign';
import type { Acting } from '../acting.js';
import { mayTakeStep } from '../authority/may-take-step.js';
import { distinctFrom } from '../distinct.js';
import { signOffDuties } from '../duty.js';
import type { Facts } from '../facts.js';
import type { ProblemRefusal } from '../refuse.js';

/** 申请: by nobody who has a later signature on this problem. */
export const mayApply = (facts: Facts, acting: Acting): ProblemRefusal | null =>
  distinctFrom(facts, acting.hands, 'applicant', signOffDuties);

/** Who may take a step of the chain: its role, the right side, and no other duty in the same hand. */
export const mayTake = (facts: Facts, acting: Acting, step: SignOffStep): ProblemRefusal | null =>
  mayTakeStep(step, acting.bearing) ?? otherHand(step.kind, facts, acting);

function otherHand(kind: SignOffStepKind, facts: Facts, { hands }: Acting): ProblemRefusal | null {
  switch (kind) {
    case 'unitApproval':
      return distinctFrom(facts, hands, 'unitApprover', signOffDuties);
    case 'verification':
      return distinctFrom(facts, hands, 'verifier', signOffDuties);
    case 'approval':
      return distinctFrom(facts, hands, 'approver', signOffDuties);
    case 'filing':
      return distinctFrom(facts, hands, 'filer', ['applicant', 'unitApprover']);
    case 'publicity':
      return null;
    default:
      return kind satisfies never;
  }
}
