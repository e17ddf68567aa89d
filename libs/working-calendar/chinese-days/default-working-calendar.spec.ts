import { describe, expect, it } from '@jest/globals';
import { dayOf, isDate, isWorkingDay, lastWorkingDay } from '@xiaohao/working-calendar';
import { defaultWorkingCalendar } from './default-working-calendar.js';

const calendar = defaultWorkingCalendar();
const years = [...calendar.years.values()];

describe('the statutory calendar', () => {
  it('gives the published window of ten working days over the Spring Festival of 2025', () => {
    expect(lastWorkingDay(calendar, '2025-01-21', 10)).toEqual({ date: '2025-02-08', provisional: false });
  });

  it('names its data and the notice of every day that a notice decides', () => {
    expect(calendar.version).toMatch(/^chinese-days@\d+\.\d+\.\d+$/);
    expect(dayOf(calendar, '2025-01-26')).toMatchObject({
      kind: 'makeUpDay',
      notice: '国务院办公厅关于2025年部分节假日安排的通知',
    });
  });

  it('names the later notice, too, where a year was changed after its own', () => {
    expect(dayOf(calendar, '2020-01-31').notice).toContain('延长2020年春节假期');
    expect(isWorkingDay(calendar, '2020-01-31')).toBe(false);
  });

  it.each([
    ['2018-12-29', true, 2019],
    ['2018-12-31', false, 2019],
    ['2011-12-31', true, 2012],
    ['2022-12-31', false, 2023],
  ])('has the days of December under the notice that arranged them: %s', (date, working, year) => {
    expect(dayOf(calendar, date)).toMatchObject({ working, notice: expect.stringContaining(`${year}年`) });
  });

  it('has no hole between its first year and its last', () => {
    const first = Math.min(...calendar.years.keys());
    const last = Math.max(...calendar.years.keys());
    expect([...calendar.years.keys()]).toEqual(Array.from({ length: last - first + 1 }, (_, i) => first + i));
    expect(last).toBeGreaterThanOrEqual(2026);
  });

  it('holds dates only, none both off and worked, and make-up days on weekends only', () => {
    for (const { holidays, makeUpDays } of years) {
      expect([...holidays, ...makeUpDays].filter((date) => !isDate(date))).toEqual([]);
      expect(makeUpDays.filter((date) => holidays.includes(date))).toEqual([]);
      const weekdays = { version: 'none', years: new Map() };
      expect(makeUpDays.filter((date) => isWorkingDay(weekdays, date))).toEqual([]);
    }
  });
});
