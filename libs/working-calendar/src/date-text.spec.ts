import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween, isDate, isWeekend } from './date-text.js';

const dates = fc
  .date({ min: new Date('1900-01-01'), max: new Date('9998-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a date', () => {
  it.each(['1900-01-01', '2024-02-29', '2000-02-29', '2026-12-31', '9998-12-31'])(
    'is a day of the calendar: %s',
    (text) => {
      expect(isDate(text)).toBe(true);
    },
  );

  it.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '1899-12-31',
    '9999-01-01',
    '2026-1-1',
    '+002026-01-01',
    '2026-01-01T00:00',
    '2026-01-01T24:00',
    '2026-01-01Z',
    '2026-01-01+08:00',
    '23:59:60',
    ' 2026-01-01',
    '2026-01-01\n',
    '２０２６-01-01',
    '',
  ])('is nothing else: %j', (text) => {
    expect(isDate(text)).toBe(false);
  });

  it('is the same whether it was counted to or written', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -800, max: 800 }), (date, days) => {
        const moved = addDays(date, days);
        fc.pre(moved >= '1900-01-01' && moved <= '9998-12-31');
        expect(isDate(moved)).toBe(true);
        expect(moved).toBe(Temporal.PlainDate.from(date).add({ days }).toString());
        expect(daysBetween(date, moved)).toBe(days);
        expect(addDays(moved, -days)).toBe(date);
      }),
    );
  });

  it('falls on the weekday that the calendar rules give it', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(isWeekend(date)).toBe(Temporal.PlainDate.from(date).dayOfWeek > 5);
      }),
    );
  });

  it('has a day after it that can be written, however late it is', () => {
    expect(addDays('9998-12-31', 1)).toBe('9999-01-01');
  });
});
