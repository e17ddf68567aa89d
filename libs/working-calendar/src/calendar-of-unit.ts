import type { WorkingCalendar } from './working-calendar.js';

/** The calendar with one unit's own closing days; the calendar itself where no unit is meant or it has none. */
export function calendarOfUnit(calendar: WorkingCalendar, unit: string | undefined): WorkingCalendar {
  const closed = unit === undefined ? undefined : calendar.closings?.get(unit);
  return closed === undefined || closed.size === 0 ? calendar : { ...calendar, closed };
}
