import { describe, expect, it } from '@jest/globals';
import { ordinalOf } from './ordinal.js';

describe('the order of numbers', () => {
  it('is by year, then by place, then other series behind', () => {
    const numbers = ['2025-9999999', '2026-0001', '2026-0042', '2026-10000', 'R2025-0001', 'S-2024-0001'];
    const ordinals = numbers.map(ordinalOf);
    expect(ordinals).toEqual([...ordinals].sort((a, b) => a - b));
    expect(new Set(ordinals).size).toBe(numbers.length);
    expect(ordinalOf('2026-0042')).toBe(20_260_000_042);
  });

  it.each(['', '2026', '2026-', '26-1', '2026-12345678', '2026-0042 ', "2026-1' OR 1"])(
    'refuses %j',
    (text) => {
      expect(() => ordinalOf(text)).toThrow('not a problem');
    },
  );
});
