import type { Role } from './roles.js';

/** What a delegate may do for the principal. */
export type DelegationScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] }
  | { readonly kind: 'campaign'; readonly campaign: string };

/** Acting for somebody, and standing in for somebody who is away. Dates are days, both ends inclusive. */
export type StandInEvent =
  | {
      readonly type: 'DutyDelegated';
      readonly data: {
        readonly delegation: string;
        readonly by: string;
        readonly principal: string;
        readonly delegate: string;
        readonly scope: DelegationScope;
        readonly from: string;
        readonly until: string;
        readonly ground: string;
      };
    }
  | {
      readonly type: 'DelegationEnded';
      readonly data: { readonly delegation: string; readonly by: string; readonly lastDay: string };
    }
  | {
      readonly type: 'AbsenceRecorded';
      readonly data: {
        readonly absence: string;
        readonly by: string;
        readonly person: string;
        readonly from: string;
        readonly until: string;
        /** Who receives what is addressed to the person meanwhile. */
        readonly deputy?: string;
      };
    }
  | {
      readonly type: 'AbsenceEnded';
      readonly data: { readonly absence: string; readonly by: string; readonly lastDay: string };
    };
