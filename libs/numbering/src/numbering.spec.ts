import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  formatNumber,
  type NumberingCommand,
  type NumberingEvent,
  type NumberingState,
  numberingDecider,
  numberSeries,
  serialOf,
  seriesOf,
  unsettledThrough,
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

  it('tell the series that they are of', () => {
    for (const series of numberSeries) {
      const number = formatNumber(series, 2026, 42);
      expect([seriesOf(number), serialOf(number)]).toEqual([series, { year: 2026, n: 42 }]);
    }
    expect(new Set(numberSeries.map((series) => formatNumber(series, 2026, 1))).size).toBe(
      numberSeries.length,
    );
    for (const none of ['', '2026', 'X-2026-0001', 'R-2026-1']) expect(seriesOf(none)).toBeUndefined();
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

  it('are handed out once, in one run without a hole, however reserving and settling interleave', () => {
    const steps = fc.array(fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constant('settle' as const)), {
      maxLength: 40,
      size: 'max',
    });
    fc.assert(
      fc.property(steps, (asked) => {
        let state = numberingDecider.initial;
        let next = 1;
        for (const step of asked) {
          const command: NumberingCommand =
            step === 'settle'
              ? { type: 'SettleNumbers', through: state.reservedThrough, voided: [] }
              : reserve(step);
          const events = numberingDecider.decide(command, state, undefined) as readonly NumberingEvent[];
          for (const event of events) {
            if (event.type === 'NumbersReserved') {
              expect(event.data.from).toBe(next);
              next = event.data.to + 1;
            }
            state = numberingDecider.evolve(state, event);
          }
          expect(state.reservedThrough).toBe(next - 1);
          expect(state.settledThrough).toBeLessThanOrEqual(state.reservedThrough);
        }
      }),
    );
  });

  it('are settled by each of several processes for its own blocks', () => {
    const at = (commands: readonly NumberingCommand[]): NumberingState =>
      commands.reduce(
        (state, command) =>
          (numberingDecider.decide(command, state, undefined) as readonly NumberingEvent[]).reduce(
            numberingDecider.evolve,
            state,
          ),
        numberingDecider.initial,
      );
    const by = (node: string): NumberingCommand => ({ ...reserve(2), node }) as NumberingCommand;
    const reserved = [by('one'), by('other'), by('one')];
    const settle: NumberingCommand = { type: 'SettleNodeNumbers', node: 'one', through: 6, voided: [5] };
    expect(unsettledThrough(at(reserved), 'one')).toBe(6);
    expect(unsettledThrough(at([...reserved, settle]), 'one')).toBeUndefined();
    expect(unsettledThrough(at([...reserved, settle]), 'other')).toBe(4);
    expect(unsettledThrough(at([...reserved, settle, by('one')]), 'one')).toBe(8);
    const all: NumberingCommand = { type: 'SettleNumbers', through: 6, voided: [] };
    expect(unsettledThrough(at([...reserved, all]), 'other')).toBeUndefined();
  });

  it('are read as they were written', () => {
    const series = fc.constantFrom(...numberSeries);
    const years = fc.integer({ min: 1900, max: 9998 });
    fc.assert(
      fc.property(series, years, fc.integer({ min: 1, max: 9_999_999 }), (name, year, n) => {
        expect(serialOf(formatNumber(name, year, n))).toEqual({ year, n });
      }),
    );
  });
});
