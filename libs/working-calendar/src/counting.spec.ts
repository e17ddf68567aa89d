import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addWorkingDays, explainDays, lastWorkingDay, workingDaysBetween } from './counting.js';
import { addDays } from './date-text.js';
import { dayOf, isWorkingDay } from './day-kind.js';
import type { WorkingCalendar } from './working-calendar.js';

/** Spring Festival of 2025 as its notice has it, and a New Year of 2026 that reaches back into December. */
const calendar: WorkingCalendar = {
  version: 'spec',
  years: new Map([
    [
      2025,
      {
        year: 2025,
        notice: '2025年通知',
        holidays: [
          '2025-01-01',
          '2025-01-28',
          '2025-01-29',
          '2025-01-30',
          '2025-01-31',
          '2025-02-01',
          '2025-02-02',
          '2025-02-03',
          '2025-02-04',
        ],
        makeUpDays: ['2025-01-26', '2025-02-08'],
      },
    ],
    [
      2026,
      {
        year: 2026,
        notice: '2026年通知',
        holidays: ['2025-12-31', '2026-01-01'],
        makeUpDays: ['2025-12-28'],
      },
    ],
  ]),
};

const datesOf2025 = fc.integer({ min: 0, max: 359 }).map((days) => addDays('2025-01-01', days));

describe('a term in working days', () => {
  it('of ten days from 21 January 2025 ends on 8 February, as a published closing notice had it', () => {
    expect(lastWorkingDay(calendar, '2025-01-21', 10)).toEqual({ date: '2025-02-08', provisional: false });
    expect(workingDaysBetween(calendar, '2025-01-20', '2025-02-08')).toBe(10);
  });

  it.each([
    ['on a working day, counts that day', '2025-01-21', 1, '2025-01-21'],
    ['on a holiday, begins to count after it', '2025-01-28', 1, '2025-02-05'],
    ['on an ordinary Saturday, begins on Monday', '2025-01-18', 1, '2025-01-20'],
    ['on a worked Sunday, counts it', '2025-01-26', 2, '2025-01-27'],
    ['over a weekend, passes it', '2025-03-07', 2, '2025-03-10'],
  ])('that begins %s', (_, start, days, last) => {
    expect(lastWorkingDay(calendar, start, days).date).toBe(last);
  });

  it.each([0, -1, 1.5, Number.NaN])('has no %p days', (days) => {
    expect(() => lastWorkingDay(calendar, '2025-01-21', days)).toThrow(RangeError);
  });

  it('counts backwards too, as an application some days before expiry needs', () => {
    expect(addWorkingDays(calendar, '2025-02-08', -9).date).toBe('2025-01-21');
    expect(workingDaysBetween(calendar, '2025-02-08', '2025-01-21')).toBe(-9);
  });

  it('comes back to where it began', () => {
    fc.assert(
      fc.property(datesOf2025, fc.integer({ min: 0, max: 60 }), (date, days) => {
        const { date: later } = addWorkingDays(calendar, date, days);
        expect(workingDaysBetween(calendar, date, later)).toBe(days);
        if (isWorkingDay(calendar, date)) expect(addWorkingDays(calendar, later, -days).date).toBe(date);
      }),
    );
  });

  it('has as many working days as its explanation shows, and ends on one', () => {
    fc.assert(
      fc.property(datesOf2025, fc.integer({ min: 1, max: 60 }), (start, days) => {
        const { date } = lastWorkingDay(calendar, start, days);
        const shown = explainDays(calendar, start, date);
        expect(shown.filter(({ working }) => working)).toHaveLength(days);
        expect(shown.at(-1)).toMatchObject({ date, working: true });
      }),
    );
  });
});

describe('a year without a notice', () => {
  it('is counted by weekday alone, and says that it may change', () => {
    expect(lastWorkingDay(calendar, '2027-05-03', 5)).toEqual({ date: '2027-05-07', provisional: true });
  });

  it('makes a term provisional that only runs into it', () => {
    expect(addWorkingDays(calendar, '2026-12-18', 3).provisional).toBe(false);
    expect(addWorkingDays(calendar, '2026-12-18', 15).provisional).toBe(true);
  });

  it('makes the last days before it provisional: its notice can reach back into December', () => {
    expect(addWorkingDays(calendar, '2026-12-24', 1)).toEqual({ date: '2026-12-25', provisional: false });
    expect(addWorkingDays(calendar, '2026-12-25', 1)).toEqual({ date: '2026-12-28', provisional: true });
  });
});

describe('a day', () => {
  it.each([
    ['2025-01-27', { kind: 'weekday', working: true, provisional: false }],
    ['2025-01-26', { kind: 'makeUpDay', working: true, notice: '2025年通知', provisional: false }],
    ['2025-02-01', { kind: 'holiday', working: false, notice: '2025年通知', provisional: false }],
    ['2025-02-09', { kind: 'weekend', working: false, provisional: false }],
    ['2025-12-28', { kind: 'makeUpDay', working: true, notice: '2026年通知', provisional: false }],
    ['2025-12-31', { kind: 'holiday', working: false, notice: '2026年通知', provisional: false }],
    ['2024-12-30', { kind: 'weekday', working: true, provisional: true }],
  ])('can say why it is worked or not: %s', (date, said) => {
    expect(dayOf(calendar, date)).toEqual({ date, ...said });
  });
});
