import type { DeliveryState, Waiting } from './state.js';

/** Everything that is to go out to a person at an instant, in one message: what waited longest first. */
export const dueDelivery = ({ waiting }: DeliveryState, now: string): readonly Waiting[] =>
  waiting
    .filter(({ sendAt }) => sendAt <= now)
    .toSorted((one, other) => (one.sendAt < other.sendAt ? -1 : one.sendAt > other.sendAt ? 1 : 0));
