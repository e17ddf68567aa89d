import type { DeliveryState, Waiting } from './state.js';

/**
 * Everything that is to go out to a person at an instant, in one message: what waited longest first. Nothing while a
 * message is being sent to them; where whoever did so has ended, that message and no other, so that it has the same
 * name if it comes a second time.
 */
export function dueDelivery({ waiting, begun }: DeliveryState, now: string): readonly Waiting[] {
  if (begun !== null)
    return begun.givenUpAt <= now ? waiting.filter(({ notice }) => begun.notices.includes(notice)) : [];
  return waiting
    .filter(({ sendAt }) => sendAt <= now)
    .toSorted((one, other) => (one.sendAt < other.sendAt ? -1 : one.sendAt > other.sendAt ? 1 : 0));
}
