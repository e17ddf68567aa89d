import { describe, expect, it } from '@jest/globals';
import { ClockRunsForwards, realClock, VirtualClock } from './clock.js';

describe('clocks', () => {
  it('never run backwards with the host', () => {
    const times = [2_000, 1_000, 3_000];
    const clock = realClock(() => times.shift() ?? 0);
    expect([clock.now(), clock.now(), clock.now()].map(Date.parse)).toEqual([2_000, 2_000, 3_000]);
  });

  it('stand still while virtual, and are set forwards only', () => {
    const clock = new VirtualClock('2026-01-01T00:00:00.000Z');
    expect(clock.now()).toBe(clock.now());
    clock.set('2026-02-01T08:00:00+08:00');
    expect(clock.now()).toBe('2026-02-01T00:00:00.000Z');
    expect(() => clock.set('2026-01-31T00:00:00Z')).toThrow(ClockRunsForwards);
  });
});
