import { type ProblemRules, problemRules } from '@xiaohao/problem';
import { beginningAfter, life, type Strolled, stroll } from '../../libs/problem/testing/index.js';
import { seeded } from '../crash/random.js';

/** How many histories, from which seed, under which rules. */
export interface HistoriesWish {
  readonly histories: number;
  readonly seed: number;
  readonly rules?: ProblemRules;
}

export interface Histories {
  readonly histories: number;
  readonly decisions: number;
  readonly reorganisations: number;
  readonly closings: number;
  /** Decisions that were taken for somebody else. */
  readonly delegated: number;
  /** Seeds of the histories in which something happened that may never be, with what it was; the first hundred. */
  readonly wrong: readonly { readonly seed: number; readonly what: readonly string[] }[];
}

const steps = 14;
const most = 100;

/** Random histories of people, units and commands, each from a stage of its own choice. */
export function sufferHistories({ histories, seed, rules = problemRules }: HistoriesWish): Histories {
  const stages = [
    life.secondReview,
    life.ready,
    life.unitApproved,
    life.verified,
    life.publicityEnded,
    life.publicityEnded,
    life.closed,
  ];
  const beginnings = stages.map(beginningAfter);
  const sum = { decisions: 0, reorganisations: 0, closings: 0, delegated: 0 };
  const wrong: { seed: number; what: readonly string[] }[] = [];
  for (let n = 0; n < histories; n += 1) {
    const mine = seed + n;
    const beginning = beginnings[mine % beginnings.length];
    if (beginning === undefined) continue;
    const strolled: Strolled = stroll(rules, beginning, seeded(mine), steps);
    sum.decisions += strolled.decisions;
    sum.reorganisations += strolled.reorganisations;
    sum.closings += strolled.closings;
    sum.delegated += strolled.delegated;
    if (strolled.wrong.length > 0 && wrong.length < most) wrong.push({ seed: mine, what: strolled.wrong });
  }
  return { histories, ...sum, wrong };
}
