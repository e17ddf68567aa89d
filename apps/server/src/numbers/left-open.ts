import type { LedgerViews } from '../views/index.js';
import type { LeftOpen } from './numbers.js';

/** What earlier processes left open, as the views know it. */
export const leftOpen = (views: Pick<LedgerViews, 'points' | 'ask'>): LeftOpen => ({
  series: async () => (await views.points()).openSeries(),
  unused: async (series, year, node) => {
    const asked = { series, year, purpose: series, ...(node === undefined ? {} : { node }) };
    const { blocks } = await views.ask('unusedNumbers', asked);
    return blocks.flatMap((block) => block.unused);
  },
});
