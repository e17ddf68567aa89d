import type { DateText, Id } from '../identification/events.js';
import type { RevisitKind } from '../vocabulary.js';

export type AfterClosingEvent =
  | {
      readonly type: 'RevisitPlanned';
      readonly data: {
        readonly by: Id;
        readonly revisit: Id;
        readonly kind: RevisitKind;
        readonly dueOn: DateText;
        readonly ground: string;
      };
    }
  | {
      readonly type: 'Revisited';
      readonly data: {
        readonly by: Id;
        readonly revisit: Id;
        readonly visitedOn: DateText;
        readonly findings: string;
        /** Whether the correction still holds. */
        readonly holds: boolean;
        /** Satisfied of those asked, 0-100; absent when nobody was asked. */
        readonly satisfaction?: number;
      };
    }
  | {
      readonly type: 'Reopened';
      readonly data: {
        readonly by: Id;
        /** A reopening ground of the campaign: `lowSatisfaction`, `relapse`, … */
        readonly ground: string;
        readonly text: string;
        /** The new term. */
        readonly dueOn: DateText;
        readonly organisationRevision: string;
      };
    };
