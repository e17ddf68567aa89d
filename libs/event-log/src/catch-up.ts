import { setImmediate as nextTurn } from 'node:timers/promises';
import { Bell } from './bell.js';
import { checkSubscription } from './check-read.js';
import type { BatchHandler, LogReader, Position, RecordedEvent, Subscription } from './event-log.js';

export interface CatchUpSource {
  readonly readAll: LogReader['readAll'];
  /** Rings when there may be news. */
  readonly news: Bell;
  /** Looks for news this often even without a ring, in milliseconds. */
  readonly lookEvery: number;
}

const firstPause = 20;
const longestPause = 2_000;

/**
 * A catch-up subscription over an adapter's `readAll`. One batch is in the handler's hands at a time; what it
 * rejects comes again, the same batch, after a pause that doubles up to two seconds; so does a read that fails.
 * @throws RangeError where the options are those of no subscription
 */
export const catchUp = (
  source: CatchUpSource,
  options: { readonly after?: Position; readonly batchSize?: number },
  handler: BatchHandler,
): Subscription => {
  checkSubscription(options);
  const stopping = new Bell();
  let stopped = false;
  let after = options.after;
  const limit = options.batchSize ?? 500;

  const untilDone = async <T>(attempt: () => Promise<T> | T): Promise<T | undefined> => {
    for (let pause = firstPause; !stopped; pause = Math.min(2 * pause, longestPause)) {
      try {
        return await attempt();
      } catch {
        if (!stopped) await stopping.wait(0, pause);
      }
    }
    return undefined;
  };

  const read = (): Promise<readonly RecordedEvent[]> =>
    source.readAll(after === undefined ? { limit } : { after, limit });

  const run = async (): Promise<void> => {
    await nextTurn();
    while (!stopped) {
      const heard = source.news.rung;
      const batch = await untilDone(read);
      const last = batch?.at(-1);
      if (!batch || stopped) continue;
      if (!last) {
        await source.news.wait(heard, source.lookEvery);
        continue;
      }
      await untilDone(async () => {
        await handler(batch);
        after = last.position;
      });
      // A handler that never waits must not keep everyone else from their turn.
      await nextTurn();
    }
  };

  const ended = run();
  const stop = (): Promise<void> => {
    stopped = true;
    stopping.ring();
    source.news.ring();
    return ended;
  };
  return { ended, stop };
};
