import { describe, expect, it } from '@jest/globals';
import { addDays, type WorkingCalendar } from '@xiaohao/working-calendar';
import fc from 'fast-check';
import { bandDays, bandOn } from './band-days.js';
import { defaultDeadlineRules } from './default-deadline-rules.js';
import { rectificationTerm } from './rectification-term.js';

const calendar: WorkingCalendar = { version: 'weekdays', years: new Map() };
const zone = 'Asia/Shanghai';
const { bands } = defaultDeadlineRules;

describe('bands', () => {
  it('begin 20 and 10 days before the due date, and on the first day that is late', () => {
    const days = bandDays(bands, calendar, '2025-03-21', zone);
    expect(days.map(({ band, from, instant }) => [band.code, from, instant])).toEqual([
      ['green', '2025-03-01', '2025-02-28T16:00:00.000Z'],
      ['yellow', '2025-03-11', '2025-03-10T16:00:00.000Z'],
      ['red', '2025-03-22', '2025-03-21T16:00:00.000Z'],
    ]);
    const held = (date: string) => bandOn(days, date)?.code ?? null;
    expect(
      ['2025-02-28', '2025-03-01', '2025-03-10', '2025-03-11', '2025-03-21', '2025-03-22'].map(held),
    ).toEqual([null, 'green', 'green', 'yellow', 'yellow', 'red']);
  });

  it('count working days where the rules say so, and say what may still change', () => {
    const [green] = bands;
    if (!green) throw new Error('there is a first band');
    const three = { ...green, left: { days: 3, counted: 'workingDays' } } as const;
    // Friday 21 March, three working days back: 20, 19, 18.
    expect(bandDays([three], calendar, '2025-03-21', zone)).toMatchObject([
      { from: '2025-03-18', provisional: true },
    ]);
  });

  it('never begin before the one before them, for any due date', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (offset) => {
        const from = bandDays(bands, calendar, addDays('1990-01-01', offset), zone).map((day) => day.from);
        expect(from.toSorted()).toEqual(from);
        expect(new Set(from).size).toBe(from.length);
      }),
    );
  });
});

describe('the term of rectification', () => {
  it.each([
    ['immediate', 'minor', 15],
    ['timeLimited', 'serious', 90],
    ['timeLimited', 'minor', 180],
    ['focused', 'serious', 180],
    ['continuing', 'minor', undefined],
  ])('of %s and %s', (handling, severity, days) => {
    expect(rectificationTerm(defaultDeadlineRules, { handling, severity })?.term.days).toBe(days);
  });
});
