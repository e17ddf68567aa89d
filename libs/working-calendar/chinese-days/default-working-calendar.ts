import { createRequire } from 'node:module';
import type { CalendarYear, DateText, WorkingCalendar } from '@xiaohao/working-calendar';
import { noticeOf } from './notices.js';

/** The package's data file: date → `English,中文,days`. Its code is not needed and not loaded. */
interface ChineseDays {
  readonly holidays: Readonly<Record<DateText, string>>;
  readonly workdays: Readonly<Record<DateText, string>>;
}

const require = createRequire(import.meta.url);

/** A New Year's arrangement that reaches back into December stands in the next year's notice. */
const noticeYear = (date: DateText, label: string): number =>
  Number(date.slice(0, 4)) + (date.slice(5, 7) === '12' && label.includes('元旦') ? 1 : 0);

function byYear(days: Readonly<Record<DateText, string>>): ReadonlyMap<number, readonly DateText[]> {
  const years = new Map<number, DateText[]>();
  for (const [date, label] of Object.entries(days)) {
    const year = noticeYear(date, label);
    const dates = years.get(year);
    if (dates) dates.push(date);
    else years.set(year, [date]);
  }
  for (const dates of years.values()) dates.sort();
  return years;
}

function load(): WorkingCalendar {
  const { version } = require('chinese-days/package.json') as { readonly version: string };
  const data = require('chinese-days/dist/chinese-days.json') as ChineseDays;
  const holidays = byYear(data.holidays);
  const makeUpDays = byYear(data.workdays);
  const years = new Map<number, CalendarYear>(
    [...holidays]
      .sort(([a], [b]) => a - b)
      .map(([year, days]) => [
        year,
        { year, notice: noticeOf(year), holidays: days, makeUpDays: makeUpDays.get(year) ?? [] },
      ]),
  );
  return { version: `chinese-days@${version}`, years };
}

let loaded: WorkingCalendar | undefined;

/** The statutory calendar of the mainland from the package `chinese-days`, for every year that has a notice. */
export function defaultWorkingCalendar(): WorkingCalendar {
  loaded ??= load();
  return loaded;
}
