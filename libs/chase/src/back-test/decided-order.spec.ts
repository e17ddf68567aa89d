import { describe, expect, it } from '@jest/globals';
import { owed, Scene } from '../../testing/scene.js';
import { decidedOrder } from './decided-order.js';
import type { PastStep } from './past.js';

const [one, other] = [owed('2026-06-01'), owed('2026-06-01', { subject: 'measure/m2' })];
const instant = (day: number): string => `2026-06-0${day}T00:00:00.000Z`;
const owes = (day: number, ...recorded: readonly (typeof one)[]): PastStep => ({
  kind: 'owed',
  at: instant(day),
  owed: { unit: 'east', recorded, proposed: recorded },
});
const told = (day: number, byClock = true): PastStep => ({
  kind: 'chased',
  at: instant(day),
  byClock,
  events: new Scene().owes(one).looks('2026-06-05T00:00:00.000Z'),
});

describe('the order in which things were decided', () => {
  it('puts back what was told of something that was no longer owed when it was written', () => {
    const steps = [owes(1, one), owes(3, other), owes(4), told(5)];
    expect(decidedOrder(steps)).toEqual([steps[0], { ...steps[3], at: instant(3) }, steps[1], steps[2]]);
  });

  it('puts it back behind what the clock had done before, which it knew', () => {
    const steps = [owes(1, one), told(2), owes(3), told(5)];
    expect(decidedOrder(steps)).toEqual([steps[0], steps[1], { ...steps[3], at: instant(3) }, steps[2]]);
  });

  it.each<[string, readonly PastStep[]]>([
    ['what is owed still', [owes(1, one), owes(3, one, other), told(5)]],
    ['what was never owed', [owes(1, other), owes(3), told(5)]],
    ['what a person did', [owes(1, one), owes(3), told(5, false)]],
    ['plans', [owes(1, one), owes(3), { kind: 'chased', at: instant(4), byClock: true, events: [] }]],
  ])('leaves %s where it is', (_, steps) => {
    expect(decidedOrder(steps)).toEqual(steps);
  });
});
