import type { DecisionContext, ProblemCommand, ProblemState, Rule } from '../src/index.js';
import { duties } from '../src/index.js';

type See = (state: ProblemState) => ProblemState;

/** A rule that is shown something else than what is: the broken rule that a checker has to catch. */
export const seeing = <C extends ProblemCommand>(rule: Rule<C>, see: See): Rule<C> => ({
  type: rule.type,
  allowed: (state: ProblemState, context: DecisionContext) => rule.allowed(see(state), context),
  decide: (command: C, state: ProblemState, context: DecisionContext) =>
    rule.decide(command, see(state), context),
});

const noHands = Object.fromEntries(duties.map((duty) => [duty, []])) as unknown as Record<
  (typeof duties)[number],
  readonly string[]
>;

export const forgettingHands: See = (state) =>
  state.stage === 'absent' ? state : { ...state, facts: { ...state.facts, hands: noHands } };

export const forgettingSides: See = (state) =>
  state.stage === 'absent'
    ? state
    : { ...state, facts: { ...state.facts, owner: { kind: 'unit', unit: 'nowhere' } } };

export const forgettingContributors: See = (state) =>
  state.stage === 'absent' ? state : { ...state, facts: { ...state.facts, contributors: [] } };

export const forgettingStaleness: See = (state) =>
  state.stage === 'absent' ? state : { ...state, facts: { ...state.facts, materialVersion: 0 } };

/** Takes a second review for passed that was not. */
export const imaginingAPass: See = (state) =>
  state.stage === 'secondReview' ? { ...state, passed: 'imagined' } : state;
