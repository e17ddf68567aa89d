import { type BackTestLine, compareTellings } from './compare-tellings.js';
import { decidedOrder } from './decided-order.js';
import type { PastAround, PastOfProblem, Proposal } from './past.js';
import { Rehearsal } from './rehearsal.js';

/** What a proposed set of rules would have made of one problem. */
export interface BackTestedProblem {
  readonly problem: string;
  readonly lines: readonly BackTestLine[];
  /** Receipts, answers and decisions of people that no notice of the proposed rules was there for. */
  readonly unheard: number;
}

const least = (instants: readonly (string | null | undefined)[]): string | null =>
  instants.reduce<string | null>(
    (first, next) => (next && (first === null || next < first) ? next : first),
    null,
  );

/**
 * Runs rules over what was recorded of some problems of one campaign, and says who would have been told what and
 * when, against what happened. Every problem goes through the same time, so that what held around them is worked out
 * once. It decides nothing and writes nothing.
 * @param around what held around them, from before the first step on, by instant
 */
export function backTest(
  pasts: readonly PastOfProblem[],
  around: readonly PastAround[],
  proposal: Proposal,
): readonly BackTestedProblem[] {
  const rehearsals = pasts.map(
    ({ problem, steps }) => new Rehearsal({ problem, steps: decidedOrder(steps) }, proposal),
  );
  const moves = around.slice(1).filter((one) => one.moves);
  let [moved, place] = [0, 0];
  for (;;) {
    const now = least([moves[moved]?.at, ...rehearsals.map((rehearsal) => rehearsal.next())]);
    if (now === null || now >= proposal.to) break;
    const all = moves[moved]?.at === now;
    while ((moves[moved]?.at ?? '~') <= now) moved += 1;
    while ((around[place + 1]?.at ?? '~') <= now) place += 1;
    const held = around[place];
    if (held === undefined) break;
    for (const rehearsal of rehearsals)
      if (all || (rehearsal.next() ?? '~') <= now) rehearsal.goOn(now, held);
  }
  return pasts.map(({ problem }, index) => {
    const { recorded = [], proposed = [], unheard = 0 } = rehearsals[index] ?? {};
    return { problem, lines: compareTellings(recorded, proposed), unheard };
  });
}
