import type { Role } from '@xiaohao/organisation';
import type { SignOffStepKind } from './rules.js';

/** The roles that a campaign may name for each kind of step: a step in the hands of another could not be taken. */
export const stepRoles: { readonly [K in SignOffStepKind]: readonly Role[] } = {
  unitApproval: ['unitHead', 'leaderInCharge'],
  verification: ['workGroupMember', 'supervisionGroupMember', 'panelReviewer'],
  publicity: ['publicity', 'workGroupMember'],
  approval: ['approver'],
  filing: ['approver', 'workGroupMember'],
};
