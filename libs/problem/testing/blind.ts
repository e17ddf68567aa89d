import type { Person, Unit } from '@xiaohao/organisation';
import type { DecisionContext, ProblemCommand, ProblemState, Rule } from '../src/index.js';
import { duties } from '../src/index.js';

type SeeAround = (context: DecisionContext) => DecisionContext;
type See = (state: ProblemState) => ProblemState;

/** A rule that is shown something else than what is: the broken rule that a checker has to catch. */
export const seeing = <C extends ProblemCommand>(
  rule: Rule<C>,
  see: See,
  around: SeeAround = (context) => context,
): Rule<C> => ({
  type: rule.type,
  allowed: (state: ProblemState, context: DecisionContext) => rule.allowed(see(state), around(context)),
  decide: (command: C, state: ProblemState, context: DecisionContext) =>
    rule.decide(command, see(state), around(context)),
});

/** The state as it is: for a rule that is blind to something around it. */
export const asItIs: See = (state) => state;

/** Sees where units stand, and neither where they stood nor what they were merged with. */
export const forgettingLineage: SeeAround = (context) => {
  const units = [...context.organisation.units.values()].map(({ mergedInto: _, ...unit }): [string, Unit] => [
    unit.id,
    { ...unit, absorbed: [], standings: unit.parent === undefined ? [] : [{ parent: unit.parent }] },
  ]);
  return { ...context, organisation: { ...context.organisation, units: new Map(units) } };
};

/** A post that has ended is forgotten at once. */
export const forgettingCooling: SeeAround = (context) => {
  const { campaign } = context;
  return { ...context, campaign: { ...campaign, rules: { ...campaign.rules, coolingDays: 0 } } };
};

/** Sees the first of a person's posts and no other. */
export const forgettingOtherPosts: SeeAround = (context) => {
  const people = [...context.organisation.people.values()].map((person): [string, Person] => [
    person.id,
    { ...person, appointments: person.appointments.slice(0, 1) },
  ]);
  return { ...context, organisation: { ...context.organisation, people: new Map(people) } };
};

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

/** Does not know who asked for an extension, nor who endorsed it. */
export const forgettingApplicants: See = (state) =>
  state.stage === 'absent'
    ? state
    : {
        ...state,
        facts: {
          ...state.facts,
          extensions: state.facts.extensions.map((asked) => ({ ...asked, applicant: '', endorser: null })),
        },
      };

/** Takes every application for endorsed. */
export const imaginingAnEndorsement: See = (state) =>
  state.stage === 'absent'
    ? state
    : {
        ...state,
        facts: {
          ...state.facts,
          extensions: state.facts.extensions.map((asked) => ({ ...asked, status: 'endorsed' as const })),
        },
      };

/** Takes a second review for passed that was not. */
export const imaginingAPass: See = (state) =>
  state.stage === 'secondReview' ? { ...state, passed: 'imagined' } : state;
