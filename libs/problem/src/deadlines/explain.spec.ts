import { describe, expect, it } from '@jest/globals';
import { countFrom, countings, defaultDeadlineRules } from '@xiaohao/campaign';
import { addDays, calendarOfUnit, type WorkingCalendar } from '@xiaohao/working-calendar';
import fc from 'fast-check';
import { laterCalendar, life, replay, calendar as spring } from '../../testing/index.js';
import { clocked, derivationOf } from './explain.js';
import type { Obligation } from './obligation.js';
import { obligationsOf } from './obligations.js';

const zone = 'Asia/Shanghai';
const [measure, term] = obligationsOf(replay(life.rectifying), zone) as [Obligation, Obligation];
const around = (today: string) => ({ today, zone, rules: defaultDeadlineRules, calendar: spring });

/** An obligation by a term of so many days from a day on. */
const owed = (
  calendar: WorkingCalendar,
  startsOn: string,
  days: number,
  counted: (typeof countings)[number],
) => {
  const unit = 'district';
  const { date, provisional } = countFrom(calendarOfUnit(calendar, unit), startsOn, { days, counted });
  const set = { startsOn, days, counted, unit, dueOn: date, provisional, rulesVersion: 1 };
  return {
    ...term,
    dueOn: date,
    explanation: { kind: 'term', term: { ...set, calendarVersion: calendar.version } },
  } as const;
};
const closed: WorkingCalendar = {
  ...spring,
  closings: new Map([['district', new Map([['2025-01-22', '停电']])]]),
};

describe('a derivation', () => {
  it('leads to the due date, day by day, whatever is counted from wherever', () => {
    const starts = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2024-12-01', days));
    const calendars = fc.constantFrom(spring, laterCalendar, closed);
    fc.assert(
      fc.property(
        starts,
        fc.integer({ min: 0, max: 120 }),
        fc.constantFrom(...countings),
        calendars,
        (startsOn, days, counted, calendar) => {
          const obligation = owed(calendar, startsOn, days, counted);
          const derivation = derivationOf(obligation, calendar);
          expect(derivation?.result).toBe(obligation.dueOn);
          const numbers = derivation?.days.flatMap(({ number }) => (number === null ? [] : [number]));
          expect(numbers).toEqual(Array.from({ length: days }, (_, place) => place + 1));
        },
      ),
    );
  });

  it('names holidays, make-up days and the closing days of the unit, with what they rest on', () => {
    const days = derivationOf(owed(closed, '2025-01-21', 5, 'workingDays'), closed)?.days ?? [];
    expect(
      days.map(({ date, kind, notice = null, number }) => [date.slice(5), kind, notice, number]),
    ).toEqual([
      ['01-21', 'weekday', null, null],
      ['01-22', 'unitClosed', '停电', null],
      ['01-23', 'weekday', null, 1],
      ['01-24', 'weekday', null, 2],
      ['01-25', 'weekend', null, null],
      ['01-26', 'makeUpDay', 'notice 2025', 3],
      ['01-27', 'weekday', null, 4],
      ...['01-28', '01-29', '01-30', '01-31', '02-01', '02-02', '02-03', '02-04'].map((date) => [
        date,
        'holiday',
        'notice 2025',
        null,
      ]),
      ['02-05', 'weekday', null, 5],
    ]);
  });

  it('leads to another date than the due one while a change of the calendar is being worked in', () => {
    const before = owed(spring, '2025-01-21', 5, 'workingDays');
    expect([before.dueOn, derivationOf(before, laterCalendar)?.result]).toEqual(['2025-01-27', '2025-02-06']);
  });

  it('counts the first day of a publicity, and nothing for a date that somebody named', () => {
    const [publicity] = obligationsOf(replay(life.publicised), zone) as [Obligation];
    const derivation = derivationOf(publicity, spring);
    expect([derivation?.days[0], derivation?.days.at(-1)]).toMatchObject([
      { date: '2025-01-21', number: 1 },
      { date: '2025-02-08', number: 10 },
    ]);
    expect(derivationOf(measure, spring)).toBeNull();
  });

  it('says how many days it leaves out where there are too many', () => {
    const long = derivationOf(owed(spring, '2025-01-21', 1_000, 'calendarDays'), spring);
    expect([long?.days.length, long?.left, long?.result]).toEqual([800, 201, '2027-10-18']);
  });
});

describe('the clock of an obligation', () => {
  it.each([
    ['2025-02-08', 21, 15, null],
    ['2025-02-09', 20, 15, 'green'],
    ['2025-02-19', 10, 7, 'yellow'],
    ['2025-03-01', 0, 0, 'yellow'],
    ['2025-03-02', -1, 0, 'red'],
  ])('on %s has %d days left, %d of them worked, and shows %s', (today, daysLeft, workingDaysLeft, code) => {
    const line = clocked(measure, around(today));
    expect(line).toMatchObject({ daysLeft, workingDaysLeft, overdue: daysLeft < 0 });
    expect(line.light?.code ?? null).toBe(code);
  });

  it('does not count working days that are years away', () => {
    expect(clocked(measure, around('2020-01-01')).workingDaysLeft).toBeNull();
  });
});
