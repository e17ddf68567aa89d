import { describe, expect, it } from '@jest/globals';
import { stepsOf } from './series.js';

const shown = (...range: Parameters<typeof stepsOf>): readonly string[] =>
  stepsOf(...range).map(({ after, from, to }) => `${after} ${from} ${to}`);

describe('the steps of a range', () => {
  it('are days', () => {
    expect(shown('2024-02-28', '2024-03-01', 'day')).toEqual([
      '2024-02-27 2024-02-28 2024-02-28',
      '2024-02-28 2024-02-29 2024-02-29',
      '2024-02-29 2024-03-01 2024-03-01',
    ]);
  });

  it('are seven days from the first one on, the last cut off', () => {
    expect(shown('2026-01-01', '2026-01-16', 'week')).toEqual([
      '2025-12-31 2026-01-01 2026-01-07',
      '2026-01-07 2026-01-08 2026-01-14',
      '2026-01-14 2026-01-15 2026-01-16',
    ]);
  });

  it('are months of the calendar, whole but for the first and the last', () => {
    expect(shown('2025-12-31', '2026-03-01', 'month')).toEqual([
      '2025-12-30 2025-12-31 2025-12-31',
      '2025-12-31 2026-01-01 2026-01-31',
      '2026-01-31 2026-02-01 2026-02-28',
      '2026-02-28 2026-03-01 2026-03-01',
    ]);
  });

  it('do not run backwards', () => {
    expect(() => stepsOf('2026-01-02', '2026-01-01', 'day')).toThrow();
  });
});
