import type { View } from '@xiaohao/projection-runtime';
import { campaigns } from './campaigns/campaigns.js';
import { chaseLedger } from './chase/notice.js';
import { todos } from './chase/todo.js';
import { commandsSeen } from './commands-seen/commands-seen.js';
import { deliveries } from './delivery/deliveries.js';
import { evidenceUses } from './evidence-use/evidence-use.js';
import { intakes } from './intakes/intakes.js';
import { measures } from './measures/measures.js';
import { numbers } from './numbers/numbers.js';
import { organisation } from './organisation/organisation.js';
import { problemList } from './problem-list/problem-list.js';
import { problemLists } from './problem-lists/problem-lists.js';
import { reviewRegister } from './review-register/review-register.js';
import { signOffRegister } from './sign-off-register/sign-off-register.js';
import { snailBoard } from './snail-board/snail-board.js';

/** Every view there is. One that is missing here answers nothing. */
export const ledgerViews: readonly View[] = [
  problemList,
  measures,
  reviewRegister,
  signOffRegister,
  evidenceUses,
  problemLists,
  numbers,
  campaigns,
  organisation,
  intakes,
  commandsSeen,
  todos,
  chaseLedger,
  deliveries,
  snailBoard,
];

/**
 * The kind of stream that a rebuild divides among two threads. No view that reads it may have rows that several
 * streams share.
 */
export const dividedKind = 'problem';
