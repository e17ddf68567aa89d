import { describe, expect, it } from '@jest/globals';
import { isFresh } from './freshness.js';

const at = (instant: string) => ({ at: instant, methods: ['pwd'] });

describe('an authentication', () => {
  it.each([
    ['2026-03-02T01:00:00.000Z', true],
    ['2026-03-02T00:55:00.000Z', true],
    ['2026-03-02T00:54:59.999Z', false],
    ['2026-03-01T01:00:00.000Z', false],
    ['2026-03-02T01:00:00.001Z', false],
    ['never', false],
  ])('of %s is fresh at one o’clock: %s', (instant, fresh) => {
    expect(isFresh(at(instant), '2026-03-02T01:00:00.000Z')).toBe(fresh);
  });
});
