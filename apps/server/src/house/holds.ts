import type { LedgerViews, Reached } from '../views/index.js';

/**
 * Whether this node shows and knows what stands up to a position. Rows and news of growth come by different threads,
 * in no order: the rows may hold what the aggregates in memory have not heard of.
 * @param news how far the news has come; absent where this process alone writes
 */
export const holds =
  (views: Pick<LedgerViews, 'shows'>, news?: Reached) =>
  async (position: string, timeoutMs: number): Promise<boolean> => {
    const waits = [views.shows(position, '', timeoutMs), news?.wait(position, '', timeoutMs)];
    return (await Promise.all(waits)).every((answer) => answer !== 'behind');
  };
