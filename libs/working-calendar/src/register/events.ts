import type { CalendarYear, DateText } from '../working-calendar.js';

/** A day on which one unit does not work though others do, and why. */
export interface ClosingDay {
  readonly date: DateText;
  readonly ground: string;
}

/** Everything that can happen to the working calendar. */
export type CalendarEvent =
  | {
      /** A year as its notice has it. It takes the place of what was known of that year. */
      readonly type: 'CalendarYearLoaded';
      readonly data: CalendarYear & {
        readonly by: string;
        /** The notice that it replaces; null where the year had none and was provisional. */
        readonly replaces: string | null;
      };
    }
  | {
      /** 单位停办日: all of one unit, in place of those before. */
      readonly type: 'ClosingDaysSet';
      readonly data: {
        readonly by: string;
        readonly unit: string;
        readonly days: readonly ClosingDay[];
      };
    }
  | {
      /** Every open problem has been looked at with the calendar of this number of changes. */
      readonly type: 'RederivationConcluded';
      readonly data: {
        readonly by: string;
        readonly changes: number;
        readonly calendarVersion: string;
        /** Problems that were looked at, and those of them whose dates moved. */
        readonly examined: number;
        readonly moved: number;
      };
    };

/** Current schema version of each event. */
export const calendarEventVersions: Readonly<Record<CalendarEvent['type'], number>> = {
  CalendarYearLoaded: 1,
  ClosingDaysSet: 1,
  RederivationConcluded: 1,
};
