import { AsyncLocalStorage } from 'node:async_hooks';

interface Patience {
  /** By `performance.now()`. */
  readonly end: number;
  /** Who asked has an answer: what still goes on in their name has no hurry any more. */
  answered: boolean;
}

const patience = new AsyncLocalStorage<Patience>();

/**
 * Does work whose caller wants an answer within so many milliseconds. A log that is far away gives up waiting in
 * time for it, however many reads and appends the work is made of; one that is here never needs to.
 */
export async function answeredWithin<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const own: Patience = { end: performance.now() + milliseconds, answered: false };
  try {
    return await patience.run(own, work);
  } finally {
    own.answered = true;
  }
}

/** Milliseconds until who asked must have an answer; Infinity where nobody waits. */
export function patienceLeft(): number {
  const own = patience.getStore();
  return own === undefined || own.answered
    ? Number.POSITIVE_INFINITY
    : Math.max(0, own.end - performance.now());
}
