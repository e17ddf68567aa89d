import { simulateRules } from './back-test/simulate-rules.js';
import { campaignRules, listCampaigns, readCampaign } from './campaigns/campaigns.js';
import { dueTodos, nextTodo } from './chase/due-todos.js';
import { listInbox, noticeFacts, noticeFor } from './chase/list-inbox.js';
import { listTodos } from './chase/list-todos.js';
import { openProblems } from './chase/open-problems.js';
import { readChase } from './chase/read-chase.js';
import { commandByKey } from './commands-seen/command-by-key.js';
import { countProblems } from './counts/count-problems.js';
import { countRestricted } from './counts/count-restricted.js';
import { deadReceivers } from './delivery/dead-receivers.js';
import { nameOfFile, sharedFiles, usesOfFile } from './evidence-use/evidence-use.js';
import { intakeOfPaper, listIntakes, readIntake } from './intakes/list-intakes.js';
import { identicalMeasures, listMeasures } from './measures/list-measures.js';
import { unusedNumbers } from './numbers/unused-numbers.js';
import { listPeople, listUnits } from './organisation/read-organisation.js';
import { history } from './past/history.js';
import { problemAsOf, problemDiff } from './past/problem-as-of.js';
import { readProblem } from './problem-detail/read-problem.js';
import { listProblems } from './problem-list/list-problems.js';
import { compareLists, listVersions, problemsOfList } from './problem-lists/list-versions.js';
import { problemSignatures } from './problem-signatures/problem-signatures.js';
import { proposedRevisits } from './relapses/proposed-revisits.js';
import { countReturns } from './review-register/count-returns.js';
import { listOpinions } from './review-register/list-opinions.js';
import { listSignatures } from './sign-off-register/list-signatures.js';
import { readSnailBoard } from './snail-board/snail-board.js';
import { timeline } from './timeline/timeline.js';

/** Every question there is, by name. Each reads and never writes. */
export const ledgerQueries = {
  listProblems,
  readProblem,
  timeline,
  history,
  problemAsOf,
  problemDiff,
  listMeasures,
  identicalMeasures,
  listOpinions,
  countReturns,
  listSignatures,
  problemSignatures,
  listVersions,
  compareLists,
  problemsOfList,
  countProblems,
  proposedRevisits,
  nameOfFile,
  usesOfFile,
  sharedFiles,
  commandByKey,
  listCampaigns,
  campaignRules,
  readCampaign,
  listUnits,
  listPeople,
  unusedNumbers,
  listIntakes,
  readIntake,
  intakeOfPaper,
  countRestricted,
  dueTodos,
  nextTodo,
  listTodos,
  readChase,
  listInbox,
  noticeFacts,
  noticeFor,
  openProblems,
  deadReceivers,
  readSnailBoard,
  simulateRules,
};

export type QueryName = keyof typeof ledgerQueries;
export type QueryParams<Name extends QueryName> = Parameters<(typeof ledgerQueries)[Name]>[1];
export type QueryResult<Name extends QueryName> = Awaited<ReturnType<(typeof ledgerQueries)[Name]>>;

/** Those that may read much; they are kept out of the way of the quick ones. */
export const slowQueries: ReadonlySet<QueryName> = new Set<QueryName>([
  'listMeasures',
  'identicalMeasures',
  'listOpinions',
  'countReturns',
  'listSignatures',
  'listVersions',
  'compareLists',
  'countProblems',
  'proposedRevisits',
  'sharedFiles',
  'unusedNumbers',
  'countRestricted',
  'listTodos',
  'deadReceivers',
  'simulateRules',
]);
