import type { DateText, Id } from '../identification/events.js';
import type { SetTerm } from './set-term.js';

/** A running term before and after another calendar, by its key in the state. */
export interface RederivedTerm {
  readonly term: string;
  readonly before: SetTerm;
  readonly after: SetTerm;
}

/** The end of a publicity that runs, before and after another calendar. */
export interface RederivedPublicity {
  readonly before: { readonly endsOn: DateText; readonly provisional: boolean };
  readonly after: { readonly endsOn: DateText; readonly provisional: boolean };
}

export type DeadlineEvent =
  | {
      readonly type: 'ExtensionRequested';
      readonly data: {
        readonly by: Id;
        readonly extension: Id;
        readonly measure: Id;
        /** The due date when it was asked for, and the one that is asked for. */
        readonly from: DateText;
        readonly to: DateText;
        readonly reason: string;
        /** What has been done so far. */
        readonly progress: string;
        /** Asked for when it was too late to ask: the measure stays overdue against its dates. */
        readonly late: boolean;
        /** By when the unit has to endorse it. */
        readonly term: SetTerm;
      };
    }
  | {
      readonly type: 'ExtensionEndorsed';
      readonly data: {
        readonly organisationRevision: string;
        readonly by: Id;
        readonly extension: Id;
        readonly opinion: string;
        /** By when the supervising side has to decide. */
        readonly term: SetTerm;
      };
    }
  | {
      readonly type: 'ExtensionGranted';
      readonly data: {
        readonly organisationRevision: string;
        readonly by: Id;
        readonly extension: Id;
        readonly measure: Id;
        readonly from: DateText;
        readonly to: DateText;
        readonly late: boolean;
        readonly opinion: string;
      };
    }
  | {
      readonly type: 'ExtensionRefused';
      readonly data: {
        readonly organisationRevision: string;
        readonly by: Id;
        readonly extension: Id;
        /** Which of the two said no. */
        readonly level: 'unit' | 'supervisor';
        readonly opinion: string;
      };
    }
  | {
      /** Another calendar moved derived dates. What was told because of the earlier ones is not recalled. */
      readonly type: 'DatesRederived';
      readonly data: {
        readonly by: Id;
        readonly calendarVersion: string;
        readonly terms: readonly RederivedTerm[];
        readonly publicity?: RederivedPublicity;
      };
    };
