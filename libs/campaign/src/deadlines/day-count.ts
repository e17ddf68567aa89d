import { addDays, addWorkingDays, type DerivedDate, type WorkingCalendar } from '@xiaohao/working-calendar';

/** How days of a rule are counted: every day, or working days of the calendar. */
export const countings = ['calendarDays', 'workingDays'] as const;
export type Counting = (typeof countings)[number];

/** A number of days and how they are counted. */
export interface DayCount {
  readonly days: number;
  readonly counted: Counting;
}

/**
 * The date so many days after `date`, which itself is not counted; before it when `days` is negative. Calendar
 * days are never provisional: no notice changes them.
 */
export const countFrom = (
  calendar: WorkingCalendar,
  date: string,
  { days, counted }: DayCount,
): DerivedDate =>
  counted === 'workingDays'
    ? addWorkingDays(calendar, date, days)
    : { date: addDays(date, days), provisional: false };
