import type { DateText } from './working-calendar.js';

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const firstYear = 1900;
/** One below the last year that four digits can write, so that the day after any date can be written too. */
const lastYear = 9998;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/**
 * Whether a text is a date of the real calendar, `YYYY-MM-DD`, from 1900 to 9998. No time, no offset, no
 * rounding: `2026-02-30` and `2026-01-01T24:00` are not dates.
 */
export function isDate(text: string): text is DateText {
  const parts = shape.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (year < firstYear || year > lastYear || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

const dayLength = 86_400_000;

/** Midnight UTC of a date: host clocks and zones have no part in it. Plain numbers, since views ask by the thousand. */
const midnight = (date: DateText): number => Date.parse(date);

/** The date `days` calendar days later, earlier when negative. */
export const addDays = (date: DateText, days: number): DateText =>
  new Date(midnight(date) + days * dayLength).toISOString().slice(0, 10);

/** Calendar days from one date to another: 0 for the same date, negative when `to` is the earlier. */
export const daysBetween = (from: DateText, to: DateText): number =>
  (midnight(to) - midnight(from)) / dayLength;

/** Saturday or Sunday. */
export const isWeekend = (date: DateText): boolean => [0, 6].includes(new Date(midnight(date)).getUTCDay());

export const yearOf = (date: DateText): number => Number(date.slice(0, 4));
