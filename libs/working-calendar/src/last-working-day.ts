import { Temporal } from 'temporal-polyfill';
import type { DateText, DerivedDate, WorkingCalendar } from './working-calendar.js';

/** The day of the n-th working day, counted from `start` inclusive; `start` is a real date, n at least 1. */
export function lastWorkingDay(calendar: WorkingCalendar, start: DateText, workingDays: number): DerivedDate {
  let day = Temporal.PlainDate.from(start);
  let provisional = false;
  for (let left = workingDays; ; day = day.add({ days: 1 })) {
    const year = calendar.years.get(day.year);
    provisional ||= year === undefined;
    const date = day.toString();
    const worked = day.dayOfWeek <= 5 ? !year?.holidays.includes(date) : year?.makeUpDays.includes(date);
    if (worked) left -= 1;
    if (left <= 0) return { date, provisional };
  }
}
