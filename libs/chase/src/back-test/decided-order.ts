import { matterOf } from '../planned-item.js';
import type { PastStep } from './past.js';
import { tellingsOf } from './telling.js';

const owes = (step: PastStep | undefined, matters: readonly string[]): boolean =>
  step?.kind === 'owed' &&
  matters.every((matter) => step.owed.recorded.some((owed) => matterOf(owed) === matter));

/**
 * Steps in the order in which they were decided. A problem and its chasing have a stream each, so that the clock may
 * have told of something that was no longer owed by the time it was written down: it is put back to where it was owed.
 */
export function decidedOrder(steps: readonly PastStep[]): readonly PastStep[] {
  const ordered: PastStep[] = [];
  for (const step of steps) {
    const told = step.kind === 'chased' && step.byClock ? tellingsOf(step.events, step.at, 'UTC') : [];
    const matters = told.map(matterOf);
    let place = ordered.length;
    while (place > 0 && ordered[place - 1]?.kind === 'owed' && !owes(ordered[place - 1], matters)) place -= 1;
    const next = ordered[place];
    // What the clock did in between changes nothing about what was owed.
    const before = next && ordered.findLast(({ kind }, index) => index < place && kind === 'owed');
    if (matters.length === 0 || next === undefined || !owes(before, matters)) ordered.push(step);
    else ordered.splice(place, 0, { ...step, at: next.at });
  }
  return ordered;
}
