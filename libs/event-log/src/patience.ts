import { AsyncLocalStorage } from 'node:async_hooks';

interface Patience {
  /** By `performance.now()`. */
  end: number;
  /** Who asked has an answer: what still goes on in their name has no hurry any more. */
  answered: boolean;
  /** The longer work that this is a part of. */
  readonly whole: Patience | undefined;
}

const patience = new AsyncLocalStorage<Patience | undefined>();

const current = (): Patience | undefined => {
  const own = patience.getStore();
  return own?.answered ? undefined : own;
};

/**
 * Does work whose caller wants an answer within so many milliseconds, or sooner where it is part of work that has
 * less left. A log that is far away gives up waiting in time for it, however many reads and appends the work is
 * made of; one that is here never needs to.
 */
export async function answeredWithin<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const whole = current();
  const end = Math.min(performance.now() + milliseconds, whole?.end ?? Number.POSITIVE_INFINITY);
  const own: Patience = { end, answered: false, whole };
  try {
    return await patience.run(own, work);
  } finally {
    own.answered = true;
  }
}

/** Milliseconds until who asked must have an answer; Infinity where nobody waits. */
export function patienceLeft(): number {
  const own = current();
  return own === undefined ? Number.POSITIVE_INFINITY : Math.max(0, own.end - performance.now());
}

/** Does what others wait for, too: the patience of who happens to begin it does not count. */
export const forEverybody = <T>(work: () => T): T => patience.run(undefined, work);

/** Waits for somebody else than the log, with limits of their own: what that takes is not counted. */
export async function uncounted<T>(work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await forEverybody(work);
  } finally {
    const took = performance.now() - begun;
    for (let one = current(); one !== undefined; one = one.whole) one.end += took;
  }
}
