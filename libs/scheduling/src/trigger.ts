import type { DueItem } from './due-source.js';

/**
 * Looks at one thing again and does what is due there at `now`, the instant that the trigger trusts. Called with the
 * same id again, it finds that nothing is left to do. What it throws is tried again at the next sweep.
 */
export type HandleDue = (id: string, now: string) => Promise<void>;

/** How a trigger is doing. */
export interface TriggerState {
  /** When the last sweep that went through ended; null before the first. */
  readonly sweptAt: string | null;
  /** Items whose last handling threw, and which the last sweep that went through still saw. */
  readonly failing: number;
  /** Why nothing can be triggered at present; null when all is well. */
  readonly trouble: string | null;
  /** How far this host's clock is ahead of the one that the trigger trusts, milliseconds. */
  readonly skewMs: number;
}

/**
 * Wakes up handlers for what is due. It decides nothing and records nothing: what is due stands in a
 * {@link DueSource}, and what was done is an event.
 *
 * **At least once.** Every item of the source is handed to a handler at most {@link sweepEvery} milliseconds after it
 * was due, or after the trigger came back, whether or not it had been told of it.
 * **Never early.** No handler is called for an item before its instant, by the clock that the trigger trusts.
 * **No order, and duplicates.** Items come in any order, several at once, and the same one more than once, though
 * never twice at the same time within one trigger. One handler has several things in hand ({@link DueBatch}), so that
 * what they write can share a commit.
 * **No starvation.** A handler that throws, however often, keeps no other item from its turn.
 * **Nothing is kept.** Whatever the trigger remembers may be lost at any time; the next sweep finds it again.
 */
export interface Trigger {
  /** Starts to sweep and to hand out. @throws TriggerRefused when what it runs on must not be used */
  start(): Promise<void>;
  /** Tells that something new is in the source; for punctuality alone, since sweeps find it anyway. Never throws. */
  expect(item: DueItem): void;
  /** Looks through the source now; resolves when everything that was due has been handed out. Never rejects. */
  sweep(): Promise<void>;
  state(): TriggerState;
  /** Hands out no more; resolves when the handlers that were called have ended. */
  close(): Promise<void>;
}

/** The longest between two sweeps, milliseconds: half of the minute within which what was lost has to be found. */
export const sweepEvery = 30_000;

/** How many handlers run at once unless something else is asked for. */
export const defaultConcurrency = 4;

/** A trigger that must not be started on what it was given; the message says why, zh and en. */
export class TriggerRefused extends Error {
  override readonly name = 'TriggerRefused';
}
