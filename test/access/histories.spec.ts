import { describe, expect, it } from '@jest/globals';
import { type ProblemCommandType, problemRules } from '@xiaohao/problem';
import { asItIs, forgettingLineage, seeing } from '../../libs/problem/testing/index.js';
import { sufferHistories } from './suffer-histories.js';

const judging: readonly ProblemCommandType[] = [
  'PassSecondReview',
  'VerifyRectification',
  'ApproveClosing',
  'FileProblem',
];
const blind = {
  ...problemRules,
  ...Object.fromEntries(
    judging.map((type) => [type, seeing(problemRules[type] as never, asItIs, forgettingLineage)]),
  ),
};

describe('random histories of people, units and commands', () => {
  it('close no problem that may not be closed, in a hundred thousand', () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const { wrong, closings, reorganisations } = sufferHistories({ histories: 100_000, seed });
    expect({ seed, wrong }).toEqual({ seed, wrong: [] });
    expect(closings).toBeGreaterThan(1_000);
    expect(reorganisations).toBeGreaterThan(100_000);
  }, 300_000);

  it('would show a rule that forgets where units stood and what they were merged with', () => {
    expect(sufferHistories({ histories: 6_000, seed: 1, rules: blind }).wrong.length).toBeGreaterThan(0);
  }, 60_000);
});
