import { describe, expect, it } from '@jest/globals';
import { longestBackTest } from '@xiaohao/chase';
import { daysBetween } from '@xiaohao/working-calendar';
import { backTestSpan, type SpanAsked } from './back-test-span.js';

const today = '2031-06-15';
const spanOf = (asked: Omit<SpanAsked, 'today' | 'startsOn'>, startsOn = '2031-01-01') =>
  backTestSpan({ ...asked, startsOn, today });

describe('the days over which rules are tried', () => {
  it('are from the campaign’s first day to today, or as they are given', () => {
    expect(spanOf({})).toEqual({ from: '2031-01-01', to: today });
    expect(spanOf({ from: '2030-12-01', to: '2031-07-01' })).toEqual({
      from: '2030-12-01',
      to: '2031-07-01',
    });
  });

  it.each([undefined, '2030-01-31'])('begin in an old campaign as early as may be (to %s)', (to) => {
    const span = spanOf(to === undefined ? {} : { to }, '2020-01-01');
    expect(span).not.toHaveProperty('refused');
    expect(daysBetween(span.from, span.to)).toBe(longestBackTest - 1);
    expect(spanOf({ from: span.from, to: span.to })).toEqual(span);
  });

  it('are at most so many when the first is given', () => {
    const { from } = spanOf({}, '2020-01-01');
    const tooLong = { refused: 'BackTestSpanTooLong', pointer: '/from' };
    expect(spanOf({ from: '2028-01-01' })).toMatchObject(tooLong);
    expect(spanOf({ from, to: '2031-06-16' })).toMatchObject(tooLong);
  });

  it.each([
    ['a first day after the last', { from: '2031-06-02', to: '2031-06-01' }, '/from'],
    ['a first day after today', { from: '2031-06-16', to: '2031-07-01' }, '/from'],
    ['a last day before the campaign', { to: '2030-12-31' }, '/to'],
  ] as const)('are none with %s', (_, asked, pointer) => {
    expect(spanOf(asked)).toMatchObject({ refused: 'BackTestSpanEmpty', pointer });
  });

  it('are none in a campaign that is to come, which nothing that was sent is at fault for', () => {
    const none = spanOf({}, '2031-07-01');
    expect(none).toEqual({ refused: 'BackTestSpanEmpty', from: '2031-07-01', to: today });
    expect(spanOf({ to: '2031-12-31' }, '2031-07-01')).not.toHaveProperty('pointer');
  });

  it('do not reach from today to a last day that is too far off', () => {
    expect(spanOf({ to: '2041-01-01' })).toMatchObject({ refused: 'BackTestSpanTooLong', pointer: '/to' });
  });
});
