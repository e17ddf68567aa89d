import { describe, expect, it, jest } from '@jest/globals';
import { realClock } from '@xiaohao/clock';
import type { Logger } from 'pino';
import { ClockWatch } from './clock-watch.js';

describe('a host whose clock is set back', () => {
  it('is told of once, each time', () => {
    let host = 1_000_000;
    const clock = realClock(() => host);
    const error = jest.fn<Logger['error']>();
    const watch = new ClockWatch(clock, { error } as unknown as Logger);
    const at = (instant: number): number => {
      host = instant;
      watch.look();
      return error.mock.calls.length;
    };
    clock.now();
    expect([at(1_000_000), at(998_000), at(997_999), at(990_000)]).toEqual([0, 0, 1, 1]);
    expect(error.mock.calls[0]?.[0]).toEqual({ behindMs: 2_001 });
    expect([at(1_000_001), at(900_000)]).toEqual([1, 2]);
  });
});
