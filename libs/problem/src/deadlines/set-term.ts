import type { Counting } from '@xiaohao/campaign';
import type { DateText, Id } from '../identification/events.js';

/**
 * A term as it was set when it began to run, with everything that it was worked out from. Later rules do not
 * move it; a later calendar does, and only by an event.
 */
export interface SetTerm {
  /** The day on which it began, in the campaign's zone; not counted. */
  readonly startsOn: DateText;
  readonly days: number;
  readonly counted: Counting;
  /** The last day in time. */
  readonly dueOn: DateText;
  readonly rulesVersion: number;
  readonly calendarVersion: string;
  /** Whether a year in it had no published notice yet. */
  readonly provisional: boolean;
  /** The unit whose own closing days it passes over, where one unit has to act. */
  readonly unit?: Id;
}

/** The terms that run: of the step that is waited for, of the rectification, of objections and extensions by id. */
export type RunningTerms = Readonly<Record<string, SetTerm>>;

export const stepKey = 'step';
export const rectificationKey = 'rectification';
export const objectionKey = (objection: Id): string => `objection/${objection}`;
export const extensionKey = (extension: Id): string => `extension/${extension}`;
