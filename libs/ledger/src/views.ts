import type { View } from '@xiaohao/projection-runtime';
import { commandsSeen } from './commands-seen/commands-seen.js';
import { numbersUsed } from './numbers/numbers-used.js';
import { organisation } from './organisation/organisation.js';
import { problemDetail } from './problem-detail/problem-detail.js';
import { problemList } from './problem-list/problem-list.js';

/** Every view there is. One that is missing here answers nothing. */
export const ledgerViews: readonly View[] = [
  problemList,
  problemDetail,
  commandsSeen,
  organisation,
  numbersUsed,
];
