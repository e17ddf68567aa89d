import type { CalendarYear, WorkingCalendar } from '@xiaohao/working-calendar';
import { dateOf, dayNumber, type Holidays, isWeekend } from './days.js';

/** The same days as the product has them and as the oracle has them. */
export interface SimCalendar {
  readonly product: WorkingCalendar;
  readonly oracle: Holidays;
}

const years = [2025, 2026, 2027, 2028, 2029, 2030];

/** A calendar in which about one working day in forty is off and one weekend day in sixty is worked. */
export function randomCalendar(random: () => number, version: string): SimCalendar {
  const off = new Set<number>();
  const worked = new Set<number>();
  for (let day = dayNumber('2025-01-01'); day < dayNumber('2031-01-01'); day += 1) {
    if (isWeekend(day)) {
      if (random() < 1 / 60) worked.add(day);
    } else if (random() < 1 / 40) off.add(day);
  }
  const ofYear = (days: ReadonlySet<number>, year: number): readonly string[] =>
    [...days].map(dateOf).filter((date) => date.startsWith(`${year}-`));
  const noticeOf = (year: number): CalendarYear => ({
    year,
    notice: version,
    holidays: ofYear(off, year),
    makeUpDays: ofYear(worked, year),
  });
  return {
    product: { version, years: new Map(years.map((year) => [year, noticeOf(year)])) },
    oracle: { off, worked },
  };
}
