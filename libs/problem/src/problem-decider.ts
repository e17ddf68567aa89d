import type { Decider } from '@xiaohao/deciding';
import type { ProblemCommand } from './commands.js';
import type { DecisionContext } from './decision.js';
import type { ProblemEvent } from './events.js';
import { evolve } from './evolve.js';
import type { ProblemRefusalCode } from './refusals.js';
import { type ProblemRules, problemRules } from './registry.js';
import type { Rule } from './rule.js';
import type { ProblemState } from './state.js';

export type ProblemDecider = Decider<
  ProblemCommand,
  ProblemEvent,
  ProblemState,
  DecisionContext,
  ProblemRefusalCode
>;

/** A decider over a set of rules, so that a checker can be shown one whose rules are broken. */
export const deciderWith = (rules: ProblemRules): ProblemDecider => ({
  initial: { stage: 'absent' },
  decide: (command, state, context) => ruleOf(rules, command).decide(command, state, context),
  evolve,
});

/** The registry's mapped type pairs each rule with its command; a lookup by a variable type cannot say so. */
const ruleOf = (rules: ProblemRules, command: ProblemCommand): Rule<ProblemCommand> =>
  rules[command.type] as unknown as Rule<ProblemCommand>;

export const problemDecider = deciderWith(problemRules);
