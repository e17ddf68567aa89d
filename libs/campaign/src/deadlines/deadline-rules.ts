import type { Term } from '../rules.js';
import type { DayCount } from './day-count.js';

/** Who is told, from the lowest level up: 主办人, 分管领导, 单位主要负责人, 上级单位主要负责人, 工作专班, 领导小组. */
export const receiverKinds = [
  'handler',
  'leaderInCharge',
  'unitHead',
  'superiorHead',
  'workGroup',
  'leadingGroup',
] as const;
export type ReceiverKind = (typeof receiverKinds)[number];

/** Colours of the time light. A label of the rules: green is a first warning in one place and "fine" in another. */
export const colours = ['green', 'blue', 'yellow', 'orange', 'red'] as const;
export type Colour = (typeof colours)[number];

/**
 * The term of rectification for one handling, and for one severity where it is named. The first that fits holds;
 * a problem that none fits has none.
 */
export interface RectificationTerm {
  readonly handling: string;
  readonly severity?: string;
  readonly term: DayCount;
  /** Whether a measure may be due after it: if so it is only shown and chased. */
  readonly binding: boolean;
}

/** A band begins on the day on which so many days are left and lasts until the next one begins. */
export interface Band extends Term {
  readonly colour: Colour;
  /** Left until the due date; negative: so many days after it, and -1 is the first day that is late. */
  readonly left: DayCount;
  readonly receivers: readonly ReceiverKind[];
  /** Least time between two reminders of this band about the same thing; 0: once. */
  readonly minimumGap: DayCount;
}

/** When a rung is reached. */
export type RungTrigger =
  /** So many days after the due date. */
  | { readonly kind: 'overdue'; readonly after: DayCount }
  /** So many reminders of one colour about the same thing. */
  | { readonly kind: 'reminders'; readonly colour: Colour; readonly times: number }
  /** The rung before was not answered within its term. */
  | { readonly kind: 'noAnswer' };

/** One rung of the ladder: an instrument (督办通知 … 问责), whom it goes to, and by when it is to be answered. */
export interface Rung extends Term {
  readonly trigger: RungTrigger;
  /** Issued by the clock, or proposed by it and issued by a person. */
  readonly issue: 'automatic' | 'proposed';
  /** Whether it has consequences for a person: then it is never automatic. */
  readonly forPerson: boolean;
  readonly receivers: readonly ReceiverKind[];
  readonly answerTerm: DayCount;
}

/** Steps of a problem's life outside the sign-off chain that have a term of their own. */
export const timedSteps = [
  'firstReview',
  'secondReview',
  'finalisation',
  'planning',
  'objectionAnswer',
  'extensionEndorsement',
  'extensionDecision',
] as const;
export type TimedStep = (typeof timedSteps)[number];

/** What may be asked of an extension. */
export interface ExtensionRules {
  /** It has to be applied for so long before expiry; 0: on the last day is in time. Later is a late application. */
  readonly appliedBefore: DayCount;
  /** Most extensions of one measure; absent: no limit. */
  readonly most?: number;
  /** Longest move of the date by one extension; absent: no limit. */
  readonly longest?: DayCount;
}

/** 期限规则: everything about time that differs from campaign to campaign. */
export interface DeadlineRules {
  readonly rectification: readonly RectificationTerm[];
  readonly steps: Readonly<Record<TimedStep, DayCount>>;
  /** The most time left first. */
  readonly bands: readonly Band[];
  /** The lowest first. */
  readonly ladder: readonly Rung[];
  readonly extension: ExtensionRules;
}
