import type { Place } from './open-log.js';

const failures = new WeakMap<object, Place>();

/** Where a failure was met; undefined for what no log has thrown. */
export const placeOf = (error: unknown): Place | undefined =>
  typeof error === 'object' && error !== null ? failures.get(error) : undefined;

/** What such work throws, is known to have been met there. */
export async function metAt<T>(place: Place, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (typeof error === 'object' && error !== null) failures.set(error, place);
    throw error;
  }
}

/** The same log. Of each failure of its calls it is known afterwards which log it was: two may be in one errand. */
export function noting<Log extends object>(place: Place, log: Log): Log {
  return new Proxy(log, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: readonly unknown[]): unknown => {
        const answer: unknown = Reflect.apply(member, target, args);
        return answer instanceof Promise ? metAt(place, answer) : answer;
      };
    },
  });
}
