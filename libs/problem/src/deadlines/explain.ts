import { type Band, bandDays, bandOn, type DeadlineRules } from '@xiaohao/campaign';
import {
  addDays,
  type CalendarDay,
  calendarOfUnit,
  daysBetween,
  explainDays,
  type WorkingCalendar,
  workingDaysBetween,
} from '@xiaohao/working-calendar';
import type { DateText } from '../identification/events.js';
import type { Explanation, Obligation } from './obligation.js';

/** One day of a derivation: what kind of day it is, and its number among those that count; null when it does not. */
export interface CountedDay extends CalendarDay {
  readonly number: number | null;
}

/** What holds around an obligation when it is looked at. */
export interface ClockAround {
  readonly today: DateText;
  readonly zone: string;
  readonly rules: DeadlineRules;
  readonly calendar: WorkingCalendar;
}

/** A band of an obligation and the day from which it holds. */
export interface BandBegin {
  readonly code: string;
  readonly colour: Band['colour'];
  readonly from: DateText;
  readonly provisional: boolean;
}

/** An obligation as the clock sees it today. */
export interface Clocked extends Obligation {
  /** Until the last day in time; negative once it has passed. */
  readonly daysLeft: number;
  /** Null where that is further away than is counted. */
  readonly workingDaysLeft: number | null;
  readonly overdue: boolean;
  /** Against the date before any extension. */
  readonly overdueAgainstOriginal: boolean;
  /** 时间灯: the band that holds today. */
  readonly light: Pick<BandBegin, 'code' | 'colour'> | null;
  readonly bands: readonly BandBegin[];
}

/** Most days that are listed or counted one by one; what is longer says so. */
const mostDays = 800;

/** The obligation with days left, light and bands. */
export function clocked(obligation: Obligation, { today, zone, rules, calendar }: ClockAround): Clocked {
  const days = bandDays(rules.bands, calendar, obligation.dueOn, zone);
  const light = bandOn(days, today);
  const left = daysBetween(today, obligation.dueOn);
  return {
    ...obligation,
    daysLeft: left,
    workingDaysLeft: Math.abs(left) > mostDays ? null : workingDaysBetween(calendar, today, obligation.dueOn),
    overdue: today > obligation.dueOn,
    overdueAgainstOriginal: today > obligation.originalDueOn,
    light: light && { code: light.code, colour: light.colour },
    bands: days.map(({ band, from, provisional }) => ({
      code: band.code,
      colour: band.colour,
      from,
      provisional,
    })),
  };
}

/** A due date day by day, with the calendar that holds now. */
export interface Derivation {
  readonly calendarVersion: string;
  readonly days: readonly CountedDay[];
  /** Days that are left out at the end because there are too many. */
  readonly left: number;
  /** What the days lead to; another date than the due date while a change of the calendar is being worked in. */
  readonly result: DateText;
}

interface Span {
  readonly from: DateText;
  readonly firstCounts: boolean;
  readonly calendar: WorkingCalendar;
  readonly every: boolean;
  readonly wanted: number;
}

function spanOf(explanation: Explanation, calendar: WorkingCalendar): Span | null {
  if (explanation.kind === 'term') {
    const { startsOn, counted, days, unit } = explanation.term;
    const every = counted === 'calendarDays';
    return {
      from: startsOn,
      firstCounts: false,
      calendar: calendarOfUnit(calendar, unit),
      every,
      wanted: days,
    };
  }
  if (explanation.kind !== 'publicity') return null;
  const { startsOn, workingDays } = explanation;
  return { from: startsOn, firstCounts: true, calendar, every: false, wanted: workingDays };
}

/** Counts from the first day on; null for a date that a person named, where there is nothing to count. */
export function derivationOf(
  { dueOn, explanation }: Obligation,
  calendar: WorkingCalendar,
): Derivation | null {
  const span = spanOf(explanation, calendar);
  if (span === null) return null;
  let number = 0;
  let result = span.from;
  if (span.wanted === 0) return { calendarVersion: calendar.version, days: [], left: 0, result };
  const days: CountedDay[] = [];
  // A little beyond the due date, so that one that has moved since is seen to be another.
  const length = Math.max(daysBetween(span.from, dueOn), 0) + 60;
  for (const day of explainDays(span.calendar, span.from, addDays(span.from, length))) {
    const counts = (span.every || day.working) && (span.firstCounts || day.date !== span.from);
    if (counts) number += 1;
    days.push({ ...day, number: counts ? number : null });
    result = day.date;
    if (number === span.wanted) break;
  }
  const shown = days.slice(0, mostDays);
  return { calendarVersion: calendar.version, days: shown, left: days.length - shown.length, result };
}
