import type { Duty } from './duty.js';
import type { Facts } from './facts.js';
import { type ProblemRefusal, refuse } from './refuse.js';

/** Refuses when one of those in whose name it is done has acted in another of the duties on this problem, in any round. */
export function distinctFrom(
  facts: Facts,
  by: readonly string[],
  duty: Duty,
  duties: readonly Duty[],
): ProblemRefusal | null {
  const other = duties.find((held) => held !== duty && by.some((hand) => facts.hands[held].includes(hand)));
  return other === undefined ? null : refuse('DutiesInOneHand', undefined, { duty, other });
}
