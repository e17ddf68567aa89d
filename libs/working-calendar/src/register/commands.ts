import type { CalendarYear } from '../working-calendar.js';
import type { ClosingDay } from './events.js';

/** Takes years in as their notices have them; years that are known so already are left out. */
export interface LoadYears {
  readonly type: 'LoadYears';
  readonly years: readonly CalendarYear[];
}
/** All closing days of one unit, in place of those before; none ends them. */
export interface SetClosingDays {
  readonly type: 'SetClosingDays';
  readonly unit: string;
  readonly days: readonly ClosingDay[];
}
/** The clock's: the open problems have been looked at. */
export interface ConcludeRederivation {
  readonly type: 'ConcludeRederivation';
  readonly changes: number;
  readonly examined: number;
  readonly moved: number;
}

/** What can be asked of the calendar. */
export type CalendarCommand = LoadYears | SetClosingDays | ConcludeRederivation;
