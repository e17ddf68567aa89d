import { setTimeout as pause } from 'node:timers/promises';
import { median } from '../median.js';

/** Seconds of one turn, and how many each gets. */
const turn = 3;
const turns = 5;
/** Milliseconds in which whoever had a turn brings to its end what it has put off. */
const rest = 1_000;

/** Work for so many seconds; what it brought, in numbers. */
export type Load = (seconds: number) => Promise<{ readonly perSecond: number; readonly p99?: number }>;

/**
 * Loads that take turns, so that a machine whose speed changes from minute to minute changes it for all of them; of
 * each the median of its turns. Before that each is at work until the engine has compiled what is hot in it: a server
 * has much more of that than a floor, and both get as long.
 */
export async function inTurns(
  loads: readonly Load[],
  warmUp: number,
): Promise<readonly { readonly perSecond: number; readonly p99: number }[]> {
  for (const load of loads) await load(warmUp);
  const found = loads.map(() => ({ perSecond: [] as number[], p99: [] as number[] }));
  for (let n = 0; n < turns; n += 1)
    for (const [at, load] of loads.entries()) {
      await pause(rest);
      const { perSecond, p99 = Number.NaN } = await load(turn);
      found[at]?.perSecond.push(perSecond);
      found[at]?.p99.push(p99);
    }
  return found.map(({ perSecond, p99 }) => ({ perSecond: median(perSecond), p99: median(p99) }));
}
