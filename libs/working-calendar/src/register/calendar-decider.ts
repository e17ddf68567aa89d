import type { Decider, Decision } from '@xiaohao/deciding';
import { isDate } from '../date-text.js';
import type { CalendarYear, WorkingCalendar } from '../working-calendar.js';
import type { CalendarCommand, SetClosingDays } from './commands.js';
import type { CalendarEvent } from './events.js';
import { type CalendarRefusal, type CalendarRefusalCode, refuse } from './refusals.js';
import { type CalendarState, calendarOf, evolveCalendar, noCalendarState } from './state.js';
import { yearFault } from './year-faults.js';

/** Who decides, over which default set; whether a unit is on the register. */
export interface CalendarContext {
  readonly by: string;
  readonly base: WorkingCalendar;
  isUnit(unit: string): boolean;
}

const sorted = (year: CalendarYear): CalendarYear => ({
  year: year.year,
  notice: year.notice,
  holidays: year.holidays.toSorted(),
  makeUpDays: year.makeUpDays.toSorted(),
});

const says = (year: CalendarYear): string => JSON.stringify(sorted(year));

function yearsFault(years: readonly CalendarYear[]): CalendarRefusal | undefined {
  for (const [i, year] of years.entries()) {
    if (years.findIndex((other) => other.year === year.year) < i)
      return refuse('CalendarYearRepeated', `/years/${i}/year`, { year: year.year });
    const fault = yearFault(year, `/years/${i}`);
    if (fault) return fault;
  }
  return undefined;
}

function closingFault(
  { unit, days }: SetClosingDays,
  { isUnit }: CalendarContext,
): CalendarRefusal | undefined {
  if (!isUnit(unit)) return refuse('ClosingUnitUnknown', undefined, { unit });
  for (const [i, { date, ground }] of days.entries()) {
    if (!isDate(date)) return refuse('NotACalendarDate', `/days/${i}/date`, { date });
    if (ground.trim() === '') return refuse('ClosingGroundMissing', `/days/${i}/ground`);
    if (days.findIndex((other) => other.date === date) < i)
      return refuse('CalendarDayRepeated', `/days/${i}/date`, { date });
  }
  return undefined;
}

function decide(
  command: CalendarCommand,
  state: CalendarState,
  context: CalendarContext,
): Decision<CalendarEvent, CalendarRefusalCode> {
  const { by, base } = context;
  switch (command.type) {
    case 'LoadYears': {
      const fault = yearsFault(command.years);
      if (fault) return fault;
      const { years } = calendarOf(base, state);
      const news = command.years.filter((year) => {
        const known = years.get(year.year);
        return known === undefined || says(known) !== says(year);
      });
      if (news.length === 0) return refuse('CalendarUnchanged');
      return news.map((year) => ({
        type: 'CalendarYearLoaded',
        data: { ...sorted(year), by, replaces: years.get(year.year)?.notice ?? null },
      }));
    }
    case 'SetClosingDays': {
      const fault = closingFault(command, context);
      if (fault) return fault;
      const { unit } = command;
      const days = command.days
        .map(({ date, ground }) => ({ date, ground }))
        .toSorted((one, other) => (one.date < other.date ? -1 : 1));
      const known = [...(state.closings.get(unit) ?? [])].map(([date, ground]) => ({ date, ground }));
      if (JSON.stringify(known) === JSON.stringify(days)) return refuse('CalendarUnchanged');
      return [{ type: 'ClosingDaysSet', data: { by, unit, days } }];
    }
    case 'ConcludeRederivation': {
      const { type: _, ...counts } = command;
      const calendarVersion = calendarOf(base, state).version;
      return [{ type: 'RederivationConcluded', data: { by, ...counts, calendarVersion } }];
    }
    default:
      return command satisfies never;
  }
}

/** The working calendar as events of a stream of its own. */
export const calendarDecider: Decider<
  CalendarCommand,
  CalendarEvent,
  CalendarState,
  CalendarContext,
  CalendarRefusalCode
> = { initial: noCalendarState, decide, evolve: evolveCalendar };
