import { addDays } from './date-text.js';
import { type CalendarDay, dayOf, isProvisional, isWorkingDay } from './day-kind.js';
import type { DateText, DerivedDate, WorkingCalendar } from './working-calendar.js';

/**
 * The date `days` working days after `date`, which itself is not counted; before it when `days` is negative;
 * `date` itself when it is 0, working day or not. `provisional` when any day passed over may still change.
 * @throws RangeError when `days` is no integer.
 */
export function addWorkingDays(calendar: WorkingCalendar, date: DateText, days: number): DerivedDate {
  if (!Number.isSafeInteger(days)) throw new RangeError(`${days} is not a number of days`);
  const step = days < 0 ? -1 : 1;
  let at = date;
  let provisional = isProvisional(calendar, at);
  for (let left = Math.abs(days); left > 0; ) {
    at = addDays(at, step);
    provisional ||= isProvisional(calendar, at);
    if (isWorkingDay(calendar, at)) left -= 1;
  }
  return { date: at, provisional };
}

/**
 * The last day of a term of `days` working days that begins on `start`: the `days`-th working day, `start`
 * counted when it is one. 10 from 2025-01-21 is 2025-02-08.
 * @throws RangeError when `days` is no positive integer.
 */
export function lastWorkingDay(calendar: WorkingCalendar, start: DateText, days: number): DerivedDate {
  if (!Number.isSafeInteger(days) || days < 1) throw new RangeError(`a term has no ${days} days`);
  const { date, provisional } = addWorkingDays(
    calendar,
    start,
    isWorkingDay(calendar, start) ? days - 1 : days,
  );
  return { date, provisional };
}

/**
 * Working days after `from` up to and including `to`: what is left on `from` of a term that ends on `to`.
 * Negative, counted the other way, when `to` is the earlier date.
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: DateText, to: DateText): number {
  if (to < from) return 0 - workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let at = from; at < to; ) {
    at = addDays(at, 1);
    if (isWorkingDay(calendar, at)) count += 1;
  }
  return count;
}

/** Every day from `from` to `to`, both included: how a derived date came about. */
export function explainDays(calendar: WorkingCalendar, from: DateText, to: DateText): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let at = from; at <= to; at = addDays(at, 1)) days.push(dayOf(calendar, at));
  return days;
}
