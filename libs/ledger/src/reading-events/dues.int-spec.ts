import { expect, it } from '@jest/globals';
import { everything } from '@xiaohao/access';
import { ExampleHistory } from '../examples/example-history.js';
import { openLedger } from '../examples/open-ledger.js';
import { readProblem } from '../problem-detail/read-problem.js';
import { listProblems } from '../problem-list/list-problems.js';

type Step = (log: ExampleHistory) => ExampleHistory;

const begun: Step = (log) =>
  log.raise('a', { number: '2026-0001', title: '违规吃喝' }).submit('a').finalise('a');
const started: Step = (log) => log.tell('a', 'RectificationStarted', { by: 'p-clerk' });
const first: Step = (log) => log.measure('a', 'm1', '修订办法', '2026-06-01');
const second: Step = (log) => log.measure('a', 'm2', '核对凭证', '2026-05-01');
const oneDone: Step = (log) => log.complete('a', 'm1');
const bothDone: Step = (log) => oneDone(log).complete('a', 'm2');
const requested: Step = (log) => log.requestSignOff('a');
const rejected: Step = (log) =>
  log.tell('a', 'SignOffRejected', { by: 'p-head', step: 0, supplementaryRequirement: '补充凭证' });
const closed: Step = (log) => log.closeOff('a', '销〔2026〕1号');
const reopened: Step = (log) => log.reopen('a', '2026-09-01');
const later: Step = (log) => log.measure('a', 'm3', '再核对', '2026-10-01');
const sooner: Step = (log) => log.measure('a', 'm3', '再核对', '2026-08-01');
const thirdDone: Step = (log) => log.complete('a', 'm3');

const toSignOff = [begun, first, second, started, bothDone];
const again = [...toSignOff, requested, closed, reopened];

it.each<[string, readonly Step[], string | null, string | null]>([
  ['nothing is due before there are measures', [begun], null, null],
  [
    'with open measures: by the last, late after the first',
    [begun, first, second],
    '2026-06-01',
    '2026-05-01',
  ],
  ['with one done: by the last still', [begun, first, second, oneDone], '2026-06-01', '2026-05-01'],
  ['with all done: sign-off is to be requested by the last of them', toSignOff, '2026-06-01', '2026-06-01'],
  ['with sign-off requested: never late', [...toSignOff, requested], '2026-06-01', null],
  [
    'with sign-off rejected: late after the last again',
    [...toSignOff, requested, rejected],
    '2026-06-01',
    '2026-06-01',
  ],
  ['once closed: what it was', [...toSignOff, requested, closed], '2026-06-01', null],
  ['reopened: by the new term, whatever was due before', again, '2026-09-01', '2026-09-01'],
  ['reopened, with a measure: by its date', [...again, sooner], '2026-08-01', '2026-08-01'],
  [
    'reopened, with that done: by the term, which is later',
    [...again, sooner, thirdDone],
    '2026-09-01',
    '2026-09-01',
  ],
  ['reopened, with sign-off requested', [...again, sooner, thirdDone, requested], '2026-08-01', null],
  ['reopened, with one due after the term', [...again, later, thirdDone], '2026-10-01', '2026-10-01'],
  [
    'reopened and rejected: late after the measures again',
    [...again, sooner, thirdDone, requested, rejected],
    '2026-08-01',
    '2026-08-01',
  ],
])('%s, in the list as in the problem itself', async (_, steps, dueOn, overdueAfter) => {
  const opened = await openLedger(steps.reduce((log, step) => step(log), ExampleHistory.begin()));
  const [line] = listProblems(opened.ledger, { grant: everything }).problems;
  const detail = await readProblem(opened.ledger, { problem: 'a' });
  opened.close();
  expect(line).toMatchObject({
    dueOn,
    originalDueOn: dueOn,
    overdueAfter,
    originalOverdueAfter: overdueAfter,
  });
  expect(detail).toMatchObject({ dueOn, originalDueOn: dueOn });
});
