import { describe, expect, it } from '@jest/globals';
import {
  afterPublicity,
  explore,
  forgettingContributors,
  forgettingHands,
  forgettingSides,
  forgettingStaleness,
  life,
  type Possible,
  seeing,
} from '../../testing/index.js';
import * as say from '../../testing/lines.js';
import type { ProblemCommandType } from '../commands.js';
import { deciderWith, problemDecider } from '../problem-decider.js';
import { problemRules } from '../registry.js';

const possible: Possible = {
  people: ['clerk', 'head', 'teamHead', 'helper', 'verifier', 'allRounder', 'approver', 'clock'],
  commands: (state) => [
    [{ type: 'RequestSignOff', claims: say.claims }],
    [{ type: 'RenewSignOffRequest' }],
    [{ type: 'ApproveByUnit' }],
    [say.verify],
    [say.publicity],
    [{ type: 'EndPublicity' }, afterPublicity],
    [{ type: 'ApproveClosing', closingNumber: 'C-1' }],
    [{ type: 'FileProblem', filingNumber: 'F-1' }],
    [say.reject],
    [say.attach('effectReached', 'measure-1', `n${'facts' in state ? state.facts.evidence.length : 0}`)],
  ],
};

const broken = (see: Parameters<typeof seeing>[1], ...types: readonly ProblemCommandType[]) =>
  deciderWith({
    ...problemRules,
    ...Object.fromEntries(types.map((type) => [type, seeing(problemRules[type] as never, see)])),
  });

describe('every path of up to seven decisions through sign-off', () => {
  it('closes by nobody of one side and by no hand twice', () => {
    const explored = explore(problemDecider, life.ready, possible, 7);
    expect(explored.violations).toEqual([]);
    expect([...explored.stages].toSorted()).toEqual([
      'closed',
      'filed',
      'publicised',
      'rectifying',
      'signOffRequested',
      'unitApproved',
      'verified',
    ]);
  });

  it('would be caught if the verifier could approve', () => {
    const byVerifier = explore(
      broken(forgettingHands, 'ApproveClosing'),
      life.unitApproved,
      { ...possible, people: ['allRounder', 'clock'] },
      4,
    );
    expect(byVerifier.violations.join()).toContain('one hand signed twice');
  });

  it("would be caught if the owner's side could approve", () => {
    const found = explore(broken(forgettingSides, 'ApproveClosing'), life.publicityEnded, possible, 1);
    expect(found.violations.join()).toContain("closed by the owner's side");
  });

  it('would be caught if a contributor could verify', () => {
    const rules = broken(forgettingContributors, 'VerifyRectification');
    const formed = explore(rules, insider(), possible, 1);
    expect(formed.violations.join()).toContain("verification by the owner's side");
    expect(explore(problemDecider, insider(), possible, 1).violations).toEqual([]);
  });

  it('would be caught if a stale signature were not seen', () => {
    const found = explore(broken(forgettingStaleness, 'ApproveClosing'), life.publicityEnded, possible, 2);
    expect(found.violations.join()).toContain('closed over a stale signature');
  });
});

/** The verifier has attached a piece of evidence in days when it was still a helper. */
const insider = () =>
  life.unitApproved.map((event) =>
    event.type === 'EvidenceAttached' ? { ...event, data: { ...event.data, by: 'verifier' } } : event,
  );
