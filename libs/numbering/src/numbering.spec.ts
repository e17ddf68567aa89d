import { describe, expect, it } from '@jest/globals';
import {
  formatNumber,
  type NumberingCommand,
  type NumberingEvent,
  numberingDecider,
  serialOf,
} from './numbering.js';

const reserve = (size: number): NumberingCommand => ({
  type: 'ReserveNumbers',
  series: 'problem',
  year: 2026,
  node: 'n',
  size,
});

describe('human numbers', () => {
  it('have a year and at least four digits', () => {
    expect(formatNumber('problem', 2026, 42)).toBe('2026-0042');
    expect(formatNumber('closing', 2026, 12_345)).toBe('XH-2026-12345');
    expect(serialOf('BA-2026-0042')).toEqual({ year: 2026, n: 42 });
    expect(serialOf('2026-42')).toBeUndefined();
  });

  it('are never reserved twice', () => {
    let state = numberingDecider.initial;
    const blocks: (readonly [number, number])[] = [];
    for (const size of [1, 5, 1, 256]) {
      for (const event of numberingDecider.decide(
        reserve(size),
        state,
        undefined,
      ) as readonly NumberingEvent[]) {
        if (event.type === 'NumbersReserved') blocks.push([event.data.from, event.data.to]);
        state = numberingDecider.evolve(state, event);
      }
    }
    expect(blocks).toEqual([
      [1, 1],
      [2, 6],
      [7, 7],
      [8, 263],
    ]);
  });
});
