import type { DateText, Id } from '../identification/events.js';
import type { SetTerm } from './set-term.js';

/** What is owed, by the rule that makes it due. */
export const obligationRules = [
  'firstReview',
  'secondReview',
  'finalisation',
  'rework',
  'planning',
  'measure',
  'signOffRequest',
  'rectification',
  'signOffStep',
  'publicityEnd',
  'objectionAnswer',
  'extensionEndorsement',
  'extensionDecision',
  'nextCheck',
  'expectedEnd',
  'revisit',
] as const;
export type ObligationRule = (typeof obligationRules)[number];

/** Whose turn it is: people and their unit, the holders of a role, or the review panel. */
export type Bearer =
  | { readonly kind: 'people'; readonly unit: Id; readonly person?: Id; readonly leader?: Id }
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'panel' };

/** One granted extension of a date. */
export interface DateMove {
  readonly extension: Id;
  readonly from: DateText;
  readonly to: DateText;
  readonly late: boolean;
}

/** How a due date came about. */
export type Explanation =
  /** A person named the date; extensions that were granted since, in order. */
  | { readonly kind: 'stated'; readonly moves: readonly DateMove[] }
  /** Counted from a day by a rule. */
  | { readonly kind: 'term'; readonly term: SetTerm }
  /** The latest due date of the measures. */
  | { readonly kind: 'latestMeasure'; readonly measure: Id }
  /** The last of so many working days, the first of them counted. */
  | {
      readonly kind: 'publicity';
      readonly startsOn: DateText;
      readonly workingDays: number;
      readonly provisional: boolean;
    };

/** Something about a problem that is due on a date, and open. */
export interface Obligation {
  readonly problem: Id;
  /** Names it within the problem for good: `measure/<id>`, `firstReview/<round>`, `signOff/<round>/verification`, … */
  readonly subject: string;
  readonly rule: ObligationRule;
  /** The last day in time, in the campaign's zone. */
  readonly dueOn: DateText;
  /** Before any extension. */
  readonly originalDueOn: DateText;
  /** The first instant that is late: the beginning of the day after, UTC. */
  readonly dueInstant: string;
  /** Whether a notice that is not published yet may move it. */
  readonly provisional: boolean;
  readonly bearer: Bearer;
  readonly explanation: Explanation;
}
