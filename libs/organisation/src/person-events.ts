import type { HeldRole, Role } from './roles.js';

/**
 * What can happen to people and their appointments. Dates are days in the organisation's zone. The first three
 * were written before appointments had dates; `PersonRegistered` and `PersonReassigned` are no longer written.
 */
export type PersonEvent =
  | {
      readonly type: 'PersonRegistered';
      readonly data: {
        readonly person: string;
        readonly by: string;
        readonly name: string;
        readonly unit: string;
        readonly department?: string;
        readonly roles: readonly Role[];
      };
    }
  | {
      readonly type: 'PersonReassigned';
      readonly data: {
        readonly person: string;
        readonly by: string;
        readonly unit: string;
        readonly department?: string;
        readonly roles: readonly Role[];
      };
    }
  | {
      readonly type: 'PersonLeft';
      /** `at` is the instant (UTC); the oldest departures have none. */
      readonly data: {
        readonly person: string;
        readonly by: string;
        readonly ground: string;
        readonly at?: string;
      };
    }
  | {
      readonly type: 'PersonEntered';
      readonly data: { readonly person: string; readonly by: string; readonly name: string };
    }
  | {
      readonly type: 'Appointed';
      readonly data: {
        readonly person: string;
        readonly by: string;
        readonly appointment: string;
        readonly unit: string;
        readonly department?: string;
        /** What a reviewer of the panel is at home in: discipline, finance, audit, organisation, law. */
        readonly profession?: string;
        readonly roles: readonly HeldRole[];
        readonly from: string;
        /** The last day; absent while nobody has set one. */
        readonly until?: string;
      };
    }
  | {
      readonly type: 'AppointmentEnded';
      readonly data: {
        readonly person: string;
        readonly by: string;
        readonly appointment: string;
        /** The last day in the post, as stated. */
        readonly lastDay: string;
        /** The day on which the ending was recorded: what is counted from an ending counts from the later of both. */
        readonly recordedOn: string;
      };
    };
