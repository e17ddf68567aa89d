import type { CalendarYear, DateText, WorkingCalendar } from '../working-calendar.js';
import type { CalendarEvent } from './events.js';

/** What has been loaded over the default set. */
export interface CalendarState {
  readonly years: ReadonlyMap<number, CalendarYear>;
  readonly closings: ReadonlyMap<string, ReadonlyMap<DateText, string>>;
  /** How many events changed the calendar. */
  readonly changes: number;
  /** Up to which of them the dates of open problems have been derived again. */
  readonly derivedUpTo: number;
  /** The last time that it was: problems looked at, and those whose dates moved. */
  readonly lastDerived: { readonly examined: number; readonly moved: number } | null;
}

export const noCalendarState: CalendarState = {
  years: new Map(),
  closings: new Map(),
  changes: 0,
  derivedUpTo: 0,
  lastDerived: null,
};

export function evolveCalendar(state: CalendarState, { type, data }: CalendarEvent): CalendarState {
  switch (type) {
    case 'CalendarYearLoaded': {
      const { by: _, replaces: _r, ...year } = data;
      return { ...state, years: new Map(state.years).set(year.year, year), changes: state.changes + 1 };
    }
    case 'ClosingDaysSet': {
      const days = new Map(data.days.map(({ date, ground }) => [date, ground]));
      return {
        ...state,
        closings: new Map(state.closings).set(data.unit, days),
        changes: state.changes + 1,
      };
    }
    case 'RederivationConcluded': {
      const { examined, moved, changes } = data;
      const derivedUpTo = Math.max(state.derivedUpTo, changes);
      return { ...state, derivedUpTo, lastDerived: { examined, moved } };
    }
    default:
      return type satisfies never;
  }
}

/** The calendar that holds: the default set, and over it what has been loaded. Its version names both. */
export const calendarOf = (
  base: WorkingCalendar,
  { years, closings, changes }: CalendarState,
): WorkingCalendar =>
  changes === 0
    ? base
    : { version: `${base.version}+${changes}`, years: new Map([...base.years, ...years]), closings };
