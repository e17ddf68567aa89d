import type { Duty } from './duty.js';
import type { Facts } from './facts.js';
import { type ProblemRefusal, refuse } from './refuse.js';

/** Refuses a person who has already acted in another of the duties on this problem, in any round. */
export function distinctFrom(
  facts: Facts,
  by: string,
  duty: Duty,
  duties: readonly Duty[],
): ProblemRefusal | null {
  const other = duties.find((held) => held !== duty && facts.hands[held].includes(by));
  return other === undefined ? null : refuse('DutiesInOneHand', undefined, { duty, other });
}
