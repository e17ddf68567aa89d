import { startOfDay, type WorkingCalendar } from '@xiaohao/working-calendar';
import { countFrom } from './day-count.js';
import type { Band } from './deadline-rules.js';

/** One band of one due date: from which day it holds, and the instant at which that day begins. */
export interface BandDay {
  readonly band: Band;
  readonly from: string;
  /** UTC, ISO 8601. Nothing of the band is before it. */
  readonly instant: string;
  /** Whether a notice that is not published yet may still move the day. */
  readonly provisional: boolean;
}

/**
 * The days on which the bands of a due date begin, the earliest first. `left` counts back from the due date, which
 * is the last day in time: with 10 days left, it is 10 days later that the last day comes.
 */
export const bandDays = (
  bands: readonly Band[],
  calendar: WorkingCalendar,
  dueOn: string,
  zone: string,
): readonly BandDay[] =>
  bands.map((band) => {
    const { days, counted } = band.left;
    const { date, provisional } = countFrom(calendar, dueOn, { days: 0 - days, counted });
    return { band, from: date, instant: startOfDay(date, zone), provisional };
  });

/** The band that holds on a date: the last one that has begun; null before any. */
export function bandOn(days: readonly BandDay[], date: string): Band | null {
  return days.findLast(({ from }) => from <= date)?.band ?? null;
}
