import { describe, expect, it } from '@jest/globals';
import { type ProblemCommandType, type ProblemRules, problemRules } from '@xiaohao/problem';
import { asItIs, forgettingLineage, forgettingRoles, seeing } from '../../libs/problem/testing/index.js';
import { sufferHistories } from './suffer-histories.js';

const judging: readonly ProblemCommandType[] = [
  'PassSecondReview',
  'VerifyRectification',
  'ApproveClosing',
  'FileProblem',
];
const blindTo = (around: Parameters<typeof seeing>[2]): ProblemRules => ({
  ...problemRules,
  ...Object.fromEntries(judging.map((type) => [type, seeing(problemRules[type] as never, asItIs, around)])),
});

describe('random histories of people, units and commands', () => {
  it('close no problem that may not be closed, in a hundred thousand', () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const { wrong, closings, reorganisations, delegated } = sufferHistories({ histories: 100_000, seed });
    expect({ seed, wrong }).toEqual({ seed, wrong: [] });
    expect(closings).toBeGreaterThan(1_000);
    expect(reorganisations).toBeGreaterThan(100_000);
    expect(delegated).toBeGreaterThan(1_000);
  });

  it.each([
    ['where units stood and what they were merged with', forgettingLineage],
    ['which roles are held', forgettingRoles],
  ])(
    'would show a rule that forgets %s',
    (_, around) => {
      const { wrong } = sufferHistories({ histories: 6_000, seed: 1, rules: blindTo(around) });
      expect(wrong.length).toBeGreaterThan(0);
    },
    60_000,
  );
});
