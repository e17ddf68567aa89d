import { describe, expect, it } from '@jest/globals';
import {
  also,
  explore,
  forgettingHands,
  imaginingAPass,
  life,
  type Possible,
  seeing,
} from '../../testing/index.js';
import * as say from '../../testing/lines.js';
import { deciderWith, problemDecider } from '../problem-decider.js';
import { problemRules } from '../registry.js';

/** Whoever has handed it in moves to the office, where nothing but the earlier hand stands against reviewing. */
const moved = also('teamHead', ['workGroupMember'], 'office');

const possible: Possible = {
  people: ['clerk', 'teamHead', 'firstReviewer', 'secondReviewer', 'thirdReviewer', 'finder'],
  commands: () => [
    [{ type: 'SubmitForReview' }],
    [say.passFirst],
    [say.passSecond],
    [say.returnIt],
    [{ type: 'ResubmitProblem', answers: 'opinion-3', answer: '已补充' }],
    [{ type: 'FinaliseProblem' }],
  ],
};
/** With a change of post that only those have seen who ask for it. */
const withMoves: Possible = {
  ...possible,
  commands: (state) => [...possible.commands(state), [say.passFirst, moved]],
};
const depth = 8;

describe('every path of up to eight decisions through review', () => {
  it('goes through both levels by four different people', () => {
    const explored = explore(problemDecider, life.identified, possible, depth);
    expect(explored.violations).toEqual([]);
    expect([...explored.stages].toSorted()).toEqual(['finalised', 'firstReview', 'returned', 'secondReview']);
    expect(explored.states).toBeGreaterThan(100);
  });

  it.each([
    ['PassFirstReview', 'two levels of review in one hand'],
    ['PassSecondReview', 'two levels of review in one hand'],
    ['FinaliseProblem', 'finalised by an earlier hand'],
  ] as const)('would be caught if %s forgot who acted before', (type, fault) => {
    const broken = deciderWith({
      ...problemRules,
      [type]: seeing(problemRules[type] as never, forgettingHands),
    });
    expect(explore(broken, life.identified, withMoves, 4).violations.join()).toContain(fault);
    expect(explore(problemDecider, life.identified, withMoves, 4).violations.join()).not.toContain(fault);
  });

  it('would be caught if a problem were finalised before its second review', () => {
    const finalise = seeing(problemRules.FinaliseProblem, imaginingAPass);
    const broken = deciderWith({ ...problemRules, FinaliseProblem: finalise });
    expect(explore(broken, life.identified, possible, 4).violations.join()).toContain(
      'finalised over a level of review',
    );
  });
});
