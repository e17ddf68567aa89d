import type { DecisionContext, ProblemCommand, ProblemEvent } from '../src/index.js';
import { signOffTests } from '../src/index.js';
import { given } from './given.js';
import * as say from './lines.js';

/** One line of a story: who asks for what. */
export type Line = readonly [by: string, command: ProblemCommand, change?: Partial<DecisionContext>];

/** Plays lines on after a history; a line that is refused is a mistake of the spec. */
export function play(history: readonly ProblemEvent[], ...lines: readonly Line[]): readonly ProblemEvent[] {
  const events = [...history];
  for (const [by, command, change] of lines) {
    const { refusal, events: more } = given(events).when(command, by, change);
    if (refusal) throw new Error(`${command.type} by ${by}: ${JSON.stringify(refusal)}`);
    events.push(...more);
  }
  return events;
}

const workOn = (measure: string): readonly Line[] => [
  ['worker', { type: 'CompleteStep', measure, step: 1 }],
  ['worker', { type: 'CompleteStep', measure, step: 2 }],
  ['worker', { type: 'CompleteMeasure', measure, actual: 100, result: '已清退' }],
];

/** A measure done and proved on all five tests. */
export const corrected = (measure: string): readonly Line[] => [
  ...workOn(measure),
  ...signOffTests.map((test): Line => ['worker', say.attach(test, measure, `${measure}-${test}`)]),
];

export const afterPublicity = { today: '2025-02-09' };

/** A problem's life as everybody wishes it, stage by stage; each stage holds the events up to it. */
const identified = play([], ['finder', say.identify()], ['finder', say.cause('management')]);
const firstReview = play(identified, ['clerk', { type: 'SubmitForReview' }]);
const secondReview = play(firstReview, ['firstReviewer', say.passFirst]);
const secondPassed = play(secondReview, ['secondReviewer', say.passSecond]);
const finalised = play(secondPassed, ['finaliser', { type: 'FinaliseProblem' }]);
const rectifying = play(
  finalised,
  ['clerk', say.assign('measure-1')],
  ['finder', { type: 'StartRectification' }],
);
const ready = play(rectifying, ...corrected('measure-1'));
const requested = play(ready, ['clerk', { type: 'RequestSignOff', claims: say.claims }]);
const unitApproved = play(requested, ['head', { type: 'ApproveByUnit' }]);
const verified = play(unitApproved, ['verifier', say.verify]);
const publicised = play(verified, ['publicist', say.publicity]);
const publicityEnded = play(publicised, ['clock', { type: 'EndPublicity' }, afterPublicity]);
const closed = play(publicityEnded, ['approver', { type: 'ApproveClosing', closingNumber: 'C-1' }]);
const filed = play(closed, ['approver', { type: 'FileProblem', filingNumber: 'F-1' }]);

export const life = {
  identified,
  firstReview,
  secondReview,
  secondPassed,
  finalised,
  rectifying,
  ready,
  requested,
  unitApproved,
  verified,
  publicised,
  publicityEnded,
  closed,
  filed,
} as const;
