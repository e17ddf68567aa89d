import { isWeekend, yearOf } from './date-text.js';
import type { CalendarYear, DateText, WorkingCalendar } from './working-calendar.js';

/**
 * Why a day is worked or not. `makeUpDay` is a worked Saturday or Sunday (调休); `unitClosed` a day on which the
 * unit that is meant does not work (单位停办日).
 */
export type DayKind = 'weekday' | 'makeUpDay' | 'weekend' | 'holiday' | 'unitClosed';

/** One day as the calendar sees it; what a derived date can be explained with. */
export interface CalendarDay {
  readonly date: DateText;
  readonly kind: DayKind;
  readonly working: boolean;
  /** The notice that says so; absent where the weekday alone decides. */
  readonly notice?: string;
  /** True when a notice that may still change this day has not been published. */
  readonly provisional: boolean;
}

/** A notice for New Year reaches back into the last days of December, as those for 2012 and 2019 did. */
const firstDayReached = '-12-26';

/** Whether the next year's notice may speak of this day. */
export const reachesBack = (date: DateText): boolean => date.slice(4) >= firstDayReached;

function noticesFor(calendar: WorkingCalendar, date: DateText): readonly CalendarYear[] {
  const year = yearOf(date);
  const own = calendar.years.get(year);
  const next = reachesBack(date) ? calendar.years.get(year + 1) : undefined;
  return [next, own].filter((notice) => notice !== undefined);
}

/** Whether the year's notice, or for the last days of December the next year's, has not been published. */
export const isProvisional = (calendar: WorkingCalendar, date: DateText): boolean =>
  !calendar.years.has(yearOf(date)) || (reachesBack(date) && !calendar.years.has(yearOf(date) + 1));

function dayByNotice(calendar: WorkingCalendar, date: DateText): CalendarDay {
  const provisional = isProvisional(calendar, date);
  for (const { notice, holidays, makeUpDays } of noticesFor(calendar, date)) {
    if (makeUpDays.includes(date)) return { date, kind: 'makeUpDay', working: true, notice, provisional };
    if (holidays.includes(date)) return { date, kind: 'holiday', working: false, notice, provisional };
  }
  const weekend = isWeekend(date);
  return { date, kind: weekend ? 'weekend' : 'weekday', working: !weekend, provisional };
}

/** What kind of day a date is, and which notice or ground says so. The date must pass {@link isDate}. */
export function dayOf(calendar: WorkingCalendar, date: DateText): CalendarDay {
  const day = dayByNotice(calendar, date);
  const ground = day.working ? calendar.closed?.get(date) : undefined;
  return ground === undefined ? day : { ...day, kind: 'unitClosed', working: false, notice: ground };
}

export const isWorkingDay = (calendar: WorkingCalendar, date: DateText): boolean =>
  dayOf(calendar, date).working;
