import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@xiaohao/deciding';
import { lastWorkingDay } from '../counting.js';
import type { CalendarYear, WorkingCalendar } from '../working-calendar.js';
import { calendarDecider } from './calendar-decider.js';
import type { CalendarCommand } from './commands.js';
import type { CalendarEvent } from './events.js';
import { calendarOf } from './state.js';

const year2025: CalendarYear = {
  year: 2025,
  notice: '2025年通知',
  holidays: ['2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31', '2025-02-03', '2025-02-04'],
  makeUpDays: ['2025-01-26', '2025-02-08'],
};
const base: WorkingCalendar = { version: 'base', years: new Map([[2025, year2025]]) };
const fold = (events: readonly CalendarEvent[]) =>
  events.reduce(calendarDecider.evolve, calendarDecider.initial);
const decided = (command: CalendarCommand, given: readonly CalendarEvent[] = []) =>
  calendarDecider.decide(command, fold(given), { by: 'a', base, isUnit: (unit) => unit === 'u' });
const asked = (command: CalendarCommand, given: readonly CalendarEvent[] = []) => {
  const decision = decided(command, given);
  return isRefusal(decision) ? [decision.refused, decision.pointer] : decision.map(({ type }) => type);
};
const load = (...years: readonly CalendarYear[]): CalendarCommand => ({ type: 'LoadYears', years });
const loaded = (...years: readonly CalendarYear[]): readonly CalendarEvent[] => {
  const decision = decided(load(...years));
  if (isRefusal(decision)) throw new Error(decision.refused);
  return decision;
};
const year2031: CalendarYear = {
  year: 2031,
  notice: '2031年通知',
  holidays: ['2030-12-31', '2031-01-01'],
  makeUpDays: ['2031-01-04'],
};

describe('loading a year', () => {
  it('gives a year that had no notice its own, and the calendar another version', () => {
    const before = calendarOf(base, fold([]));
    expect(lastWorkingDay(before, '2030-12-30', 3)).toEqual({ date: '2031-01-01', provisional: true });
    const events = loaded(year2031);
    expect(events).toMatchObject([{ type: 'CalendarYearLoaded', data: { by: 'a', replaces: null } }]);
    const after = calendarOf(base, fold(events));
    expect(before.version).toBe('base');
    expect(after.version).toBe('base+1');
    expect(lastWorkingDay(after, '2031-01-02', 3)).toEqual({ date: '2031-01-04', provisional: false });
  });

  it('replaces a year that is known, and names the notice that it replaces', () => {
    const events = loaded({
      ...year2025,
      notice: '延长假期的通知',
      holidays: [...year2025.holidays, '2025-02-05'],
    });
    expect(events).toMatchObject([{ data: { replaces: '2025年通知' } }]);
    const calendar = calendarOf(base, fold(events));
    expect(lastWorkingDay(calendar, '2025-01-21', 10).date).toBe('2025-02-10');
  });

  it('leaves out what is known already, whatever its order, and is refused when all is', () => {
    const turned = { ...year2025, holidays: year2025.holidays.toReversed() };
    expect(asked(load(turned))).toEqual(['CalendarUnchanged', undefined]);
    expect(asked(load(turned, year2031))).toEqual(['CalendarYearLoaded']);
    expect(asked(load(year2031), loaded(year2031))).toEqual(['CalendarUnchanged', undefined]);
  });

  it.each<[string, Partial<CalendarYear>, string, string]>([
    ['no notice', { notice: ' ' }, 'NoticeUnnamed', '/years/0/notice'],
    ['no date', { holidays: ['2031-02-30'] }, 'NotACalendarDate', '/years/0/holidays/0'],
    ['a day of another year', { holidays: ['2030-12-25'] }, 'DayOfOtherYear', '/years/0/holidays/0'],
    [
      'a day twice',
      { makeUpDays: ['2031-01-04', '2031-01-04'] },
      'CalendarDayRepeated',
      '/years/0/makeUpDays/1',
    ],
    [
      'a day off and worked',
      { holidays: ['2031-01-04'], makeUpDays: ['2031-01-04'] },
      'CalendarDayRepeated',
      '/years/0/makeUpDays/0',
    ],
    ['a Monday made up', { makeUpDays: ['2031-01-06'] }, 'MakeUpDayOnWeekday', '/years/0/makeUpDays/0'],
  ])('is refused with %s', (_, change, refused, pointer) => {
    expect(asked(load({ ...year2031, ...change }))).toEqual([refused, pointer]);
  });

  it('is refused with a year twice', () => {
    expect(asked(load(year2031, year2031))).toEqual(['CalendarYearRepeated', '/years/1/year']);
  });
});

describe('closing days of a unit', () => {
  const set = (...days: readonly { date: string; ground: string }[]): CalendarCommand => ({
    type: 'SetClosingDays',
    unit: 'u',
    days,
  });

  it('take the place of those before, and need a known unit, dates and grounds', () => {
    expect(asked(set({ date: '2025-07-01', ground: '高温' }))).toEqual(['ClosingDaysSet']);
    expect(asked({ ...set(), unit: 'x' } as CalendarCommand)).toEqual(['ClosingUnitUnknown', undefined]);
    expect(asked(set({ date: '2025-07-32', ground: '高温' }))).toEqual(['NotACalendarDate', '/days/0/date']);
    expect(asked(set({ date: '2025-07-01', ground: '' }))).toEqual([
      'ClosingGroundMissing',
      '/days/0/ground',
    ]);
    const twice = [
      { date: '2025-07-01', ground: '高温' },
      { date: '2025-07-01', ground: '检修' },
    ];
    expect(asked(set(...twice))).toEqual(['CalendarDayRepeated', '/days/1/date']);
    expect(asked(set())).toEqual(['CalendarUnchanged', undefined]);
  });
});

describe('deriving again', () => {
  it('is behind until it is concluded for the latest change', () => {
    const changed = fold(loaded(year2031));
    expect([changed.changes, changed.derivedUpTo]).toEqual([1, 0]);
    const conclude = { type: 'ConcludeRederivation', changes: 1, examined: 3, moved: 2 } as const;
    const done = decided(conclude, loaded(year2031));
    if (isRefusal(done)) throw new Error(done.refused);
    expect(done).toMatchObject([{ data: { calendarVersion: 'base+1', moved: 2 } }]);
    expect(fold([...loaded(year2031), ...done]).derivedUpTo).toBe(1);
  });
});
