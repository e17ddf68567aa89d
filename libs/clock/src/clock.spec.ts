import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ClockRunsForwards, realClock, VirtualClock } from './clock.js';

describe('clocks', () => {
  it('never run backwards with the host', () => {
    const times = [2_000, 1_000, 3_000];
    const clock = realClock(() => times.shift() ?? 0);
    expect([clock.now(), clock.now(), clock.now()].map(Date.parse)).toEqual([2_000, 2_000, 3_000]);
  });

  it('tell how far the host is behind them, and behind what was known of time before', () => {
    let host = 5_000;
    const clock = realClock(() => host, 4_000);
    clock.now();
    expect(clock.behind()).toBe(0);
    host = 3_500;
    expect([clock.behind(), clock.now()]).toEqual([1_500, '1970-01-01T00:00:05.000Z']);
    host = 5_001;
    expect([clock.behind(), clock.now()]).toEqual([0, '1970-01-01T00:00:05.001Z']);
    const later = realClock(() => host, 9_001);
    expect([later.behind(), later.now()]).toEqual([4_000, '1970-01-01T00:00:05.001Z']);
  });

  it('stand still while virtual, and are set forwards only', () => {
    const clock = new VirtualClock('2026-01-01T00:00:00.000Z');
    expect(clock.now()).toBe(clock.now());
    clock.set('2026-02-01T08:00:00+08:00');
    expect(clock.now()).toBe('2026-02-01T00:00:00.000Z');
    expect(() => clock.set('2026-01-31T00:00:00Z')).toThrow(ClockRunsForwards);
  });

  it('never give an instant before the last one, however the host jumps about', () => {
    const instants = fc.integer({ min: 0, max: 4_102_444_800_000 });
    fc.assert(
      fc.property(fc.array(instants, { minLength: 1 }), (times) => {
        let at = 0;
        const clock = realClock(() => times[at++] ?? 0);
        const given = times.map(() => clock.now());
        expect(given).toEqual(given.toSorted());
        expect(Date.parse(given.at(-1) ?? '')).toBe(Math.max(...times));
      }),
    );
  });

  it('go on by what they are told', () => {
    const clock = new VirtualClock('2026-01-01T00:00:00.000Z');
    clock.advance(86_400_000);
    clock.advance(0);
    expect(clock.now()).toBe('2026-01-02T00:00:00.000Z');
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('do not go on by %p', (milliseconds) => {
    expect(() => new VirtualClock('2026-01-01T00:00:00.000Z').advance(milliseconds)).toThrow(
      ClockRunsForwards,
    );
  });

  it.each(['', 'tomorrow', '2026-13-01T00:00:00Z'])('are not set to %j', (instant) => {
    expect(() => new VirtualClock('2026-01-01T00:00:00.000Z').set(instant)).toThrow(ClockRunsForwards);
  });
});
