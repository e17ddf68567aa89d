import { describe, expect, it } from '@jest/globals';
import {
  dateInZone,
  dayOf,
  explainDays,
  isWorkingDay,
  lateFrom,
  workingDaysBetween,
} from '@xiaohao/working-calendar';
import { defaultWorkingCalendar } from '@xiaohao/working-calendar/chinese-days';
import { compare } from './compare.js';
import { hostZones, onHost } from './hosts.js';
import { odometer } from './odometer.js';
import { year2025 } from './working-oracle.js';

const zone = 'Asia/Shanghai';
const calendar = defaultWorkingCalendar();

/** The whole of it, 1970 to 2100, is `node dist/test/calendar/oracle.js`. */
describe('days, instants and terms', () => {
  it.each(hostZones)(
    'are those of an oracle that shares nothing with them, on a host in %s',
    async (host) => {
      for (const [from, to] of [
        [1986, 1988],
        [2025, 2026],
      ] as const) {
        const { days, checks, differences, examples } = await onHost(host, from, to);
        expect([differences, examples]).toEqual([0, []]);
        expect(days).toBeGreaterThan(365 * (to - from + 1) - 1);
        expect(checks).toBeGreaterThan(days * 20);
      }
    },
  );

  it('would differ from an oracle that knew no summer time, and only in those years', () => {
    expect(compare({ from: 1988, to: 1988, forgetful: true }).differences).toBeGreaterThan(100);
    expect(compare({ from: 1992, to: 1992, forgetful: true }).differences).toBe(0);
  });

  it('would differ with a calendar that forgot the make-up days', () => {
    const forgetful = {
      ...calendar,
      years: new Map([...calendar.years].map(([year, known]) => [year, { ...known, makeUpDays: [] }])),
    };
    expect(compare({ from: 2025, to: 2025, calendar: forgetful }).differences).toBeGreaterThan(10);
  });

  it('count ten working days from 2025-01-21 to 2025-02-08, not fourteen and not eight', () => {
    expect(workingDaysBetween(calendar, '2025-01-20', '2025-02-08')).toBe(10);
    const worked = explainDays(calendar, '2025-01-21', '2025-02-08').filter(({ working }) => working);
    expect(worked.map(({ date }) => date.slice(5))).toEqual([
      ...['01-21', '01-22', '01-23', '01-24', '01-26', '01-27'],
      ...['02-05', '02-06', '02-07', '02-08'],
    ]);
    const byWeekday = { version: 'weekdays', years: new Map() };
    expect(workingDaysBetween(byWeekday, '2025-01-20', '2025-02-08')).toBe(14);
  });

  it('know 2025 as its notice has it, written out by hand', () => {
    for (const { date, weekday } of odometer(2025).filter((day) => day.date.startsWith('2025')))
      expect([date, isWorkingDay(calendar, date)]).toEqual([
        date,
        (year2025.worked as readonly string[]).includes(date) ||
          (weekday <= 5 && !(year2025.off as readonly string[]).includes(date)),
      ]);
  });
});

describe('the last day in time', () => {
  it.each([
    ['2026-05-10', '2026-05-09T16:00:00.000Z', '2026-05-10', false],
    ['2026-05-10', '2026-05-10T15:59:59.999Z', '2026-05-10', false],
    ['2026-05-10', '2026-05-10T16:00:00.000Z', '2026-05-11', true],
    ['1988-07-14', '1988-07-14T14:59:59.999Z', '1988-07-14', false],
    ['1988-07-14', '1988-07-14T15:00:00.000Z', '1988-07-15', true],
    ['1991-09-15', '1991-09-15T15:59:59.999Z', '1991-09-15', false],
    ['1991-09-15', '1991-09-15T16:00:00.000Z', '1991-09-16', true],
    ['2024-02-29', '2024-02-29T16:00:00.000Z', '2024-03-01', true],
    ['2099-12-31', '2099-12-31T16:00:00.000Z', '2100-01-01', true],
  ])('%s: at %s it is %s there, and late: %s', (due, instant, date, late) => {
    expect(dateInZone(instant, zone)).toBe(date);
    expect(instant >= lateFrom(due, zone)).toBe(late);
  });

  it.each([
    ['a worked Saturday', '2025-02-08', 'makeUpDay', true],
    ['a worked Sunday', '2025-01-26', 'makeUpDay', true],
    ['the first day of a run of holidays', '2025-10-01', 'holiday', false],
    ['a Saturday in a run of holidays', '2025-10-04', 'holiday', false],
    ['the last of it', '2025-10-08', 'holiday', false],
    ['the day after', '2025-10-09', 'weekday', true],
  ])('may be %s', (_, date, kind, working) => {
    expect(dayOf(calendar, date)).toMatchObject({ kind, working, provisional: false });
  });
});
