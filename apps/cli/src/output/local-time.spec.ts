import { describe, expect, it } from '@jest/globals';
import { localTime } from './local-time.js';

describe('an instant in the terminal', () => {
  it.each([
    ['2026-03-01T16:30:59.999Z', '2026-03-02 00:30'],
    ['1988-07-01T00:00:00.000Z', '1988-07-01 09:00'],
    ['2025-12-31T15:59:00.000Z', '2025-12-31 23:59'],
  ])('%s is %s in China', (instant, shown) => {
    expect(localTime(instant)).toBe(shown);
  });
});
