import { type SignOffStepKind, stepRoles } from '@xiaohao/campaign';
import type { Way } from './way.js';

/** Who may take each kind of step; which of its roles one step wants, the campaign's chain says. */
export const stepWays: { readonly [K in SignOffStepKind]: Way } = {
  unitApproval: {
    roles: stepRoles.unitApproval,
    at: ['own', 'below'],
    or: ['owner'],
    elsewhere: 'UnitApproverNotOfOwnersSide',
  },
  verification: { roles: stepRoles.verification, barred: 'judging' },
  publicity: { roles: stepRoles.publicity },
  approval: { roles: stepRoles.approval, barred: 'judging' },
  filing: { roles: stepRoles.filing, barred: 'judging' },
};
