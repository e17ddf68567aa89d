import type { SetTerm } from '../deadlines/set-term.js';
import type { DateText, Id } from '../identification/events.js';
import type { ReviewSession } from '../vocabulary.js';

/** One reviewer's opinion: whose, in which kind of session, what it says. */
export interface Opinion {
  readonly opinion: Id;
  readonly reviewer: Id;
  readonly session: ReviewSession;
  readonly text: string;
}

/** Every decision on duties names the revision of the organisation on which it was taken. */
interface Decided {
  readonly organisationRevision: string;
}

/** What then has to be done, and by when; absent in events from before there were terms. */
interface Timed {
  readonly term?: SetTerm;
}

/** One hand-in of a unit's list; the problems handed in together share its id. */
export interface ListSubmission {
  readonly list: Id;
  readonly unit: Id;
}

export type ReviewEvent =
  | {
      readonly type: 'SubmittedForReview';
      readonly data: Decided & Timed & { readonly by: Id; readonly submission?: ListSubmission };
    }
  | { readonly type: 'FirstReviewPassed'; readonly data: Decided & Timed & { readonly opinion: Opinion } }
  | { readonly type: 'SecondReviewPassed'; readonly data: Decided & Timed & { readonly opinion: Opinion } }
  | {
      readonly type: 'ReturnedForRework';
      readonly data: Decided & {
        readonly level: 'firstReview' | 'secondReview';
        readonly opinion: Opinion;
        /** A return reason of the campaign: `shallow`, `unfocused`, `unclear`, … */
        readonly reason: string;
        /** The rework is due on this date. */
        readonly dueOn: DateText;
        /** The round that begins with this return; the first submission is round 1. */
        readonly round: number;
      };
    }
  | {
      readonly type: 'Resubmitted';
      readonly data: Decided &
        Timed & {
          readonly by: Id;
          /** The opinion that is answered. */
          readonly answers: Id;
          readonly answer: string;
          readonly submission?: ListSubmission;
        };
    }
  | {
      readonly type: 'Finalised';
      readonly data: Decided &
        Timed & {
          readonly by: Id;
          /** By when a problem of this kind is to be corrected, where the campaign says so. */
          readonly rectifyBy?: SetTerm;
          /** Reference of the party-group meeting; always there for `leadershipTeam` and `member`. */
          readonly meeting?: string;
        };
    };
