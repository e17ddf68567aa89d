import { describe, expect, it } from '@jest/globals';
import { dateInZone } from '@xiaohao/working-calendar';
import { dateOf } from './month-of.js';

describe('the date of an instant in Shanghai', () => {
  it.each([
    ['1988-07-31T14:59:59.999Z', '1988-07-31'],
    ['1988-07-31T15:00:00.000Z', '1988-08-01'],
    ['1991-09-15T15:59:59.999Z', '1991-09-15'],
    ['1991-09-15T16:00:00.000Z', '1991-09-16'],
    ['2026-01-31T15:59:59.999Z', '2026-01-31'],
    ['2026-01-31T16:00:00.000Z', '2026-02-01'],
  ])('of %s is %s, by the rules of its time', (instant, date) => {
    expect(dateOf(instant)).toBe(date);
    expect(dateInZone(instant, 'Asia/Shanghai')).toBe(date);
  });
});
