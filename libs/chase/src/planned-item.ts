import type { ObligationRule } from '@xiaohao/problem';

/**
 * One thing that the clock will do about a problem. What is due, by which rule and at which due instant names it for
 * good, and there is never more than one outcome of it: see {@link keyOf}.
 */
export interface PlannedItem {
  /** What is owed, as the problem names it: `measure/<id>`, `firstReview/<round>`, … */
  readonly subject: string;
  readonly obligation: ObligationRule;
  /** `overdue`, `band/<code>/<n>`, `rung/<code>` or `noResponse/<code>`. */
  readonly rule: string;
  /** The last day in time of what is owed. */
  readonly dueOn: string;
  /** The first instant at which what is owed is late. */
  readonly dueInstant: string;
  /** When the clock is to act; never before. */
  readonly at: string;
  /** Whether a notice that is not published yet may move it. */
  readonly provisional: boolean;
}

type Named = Pick<PlannedItem, 'subject' | 'rule' | 'dueInstant'>;

/** The name for good. Subjects, rules and instants hold no space. */
export const keyOf = ({ subject, rule, dueInstant }: Named): string => `${subject} ${rule} ${dueInstant}`;

/** What is owed at one due instant: an extension makes another matter of it, with reminders of its own. */
export const matterOf = ({ subject, dueInstant }: Pick<Named, 'subject' | 'dueInstant'>): string =>
  `${subject} ${dueInstant}`;
