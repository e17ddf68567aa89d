import { isDate, isWeekend, yearOf } from '../date-text.js';
import { reachesBack } from '../day-kind.js';
import type { CalendarYear } from '../working-calendar.js';
import { type CalendarRefusal, refuse } from './refusals.js';

/** A day of the year itself, or one of the last of December before it, to which a New Year's arrangement reaches. */
const belongs = (date: string, year: number): boolean =>
  yearOf(date) === year || (yearOf(date) === year - 1 && reachesBack(date));

function dayFault(date: string, year: number, at: string): CalendarRefusal | undefined {
  if (!isDate(date)) return refuse('NotACalendarDate', at, { date });
  return belongs(date, year) ? undefined : refuse('DayOfOtherYear', at, { date, year });
}

/** The first thing that is wrong with a year; pointers are into it. */
export function yearFault(year: CalendarYear, at: string): CalendarRefusal | undefined {
  if (year.notice.trim() === '') return refuse('NoticeUnnamed', `${at}/notice`);
  const seen = new Set<string>();
  for (const list of ['holidays', 'makeUpDays'] as const)
    for (const [i, date] of year[list].entries()) {
      const pointer = `${at}/${list}/${i}`;
      const fault = dayFault(date, year.year, pointer);
      if (fault) return fault;
      if (seen.has(date)) return refuse('CalendarDayRepeated', pointer, { date });
      if (list === 'makeUpDays' && !isWeekend(date)) return refuse('MakeUpDayOnWeekday', pointer, { date });
      seen.add(date);
    }
  return undefined;
}
