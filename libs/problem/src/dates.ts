import { isDate } from '@xiaohao/working-calendar';
import type { DateText } from './identification/events.js';
import { type ProblemRefusal, refuse } from './refuse.js';

export const realDate = (text: string, pointer: string): ProblemRefusal | null =>
  isDate(text) ? null : refuse('NotADate', pointer, { date: text });

/** A term that is given: a real day, and not one that has passed. Today is still in time. */
export const dueFrom = (today: DateText, text: string, pointer: string): ProblemRefusal | null =>
  realDate(text, pointer) ??
  (text < today ? refuse('DueDateInThePast', pointer, { date: text, today }) : null);

/** A day on which something is said to have happened: real, and not still to come. */
export const happenedBy = (today: DateText, text: string, pointer: string): ProblemRefusal | null =>
  realDate(text, pointer) ??
  (text > today ? refuse('DateInTheFuture', pointer, { date: text, today }) : null);
