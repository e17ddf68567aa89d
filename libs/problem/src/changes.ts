import type { Duty } from './duty.js';
import type { Facts } from './facts.js';
import type { ExistingProblem } from './state.js';

/** The same problem in the same stage with some facts changed. */
export const changed = <S extends ExistingProblem>(state: S, facts: Partial<Facts>): S => ({
  ...state,
  facts: { ...state.facts, ...facts },
});

/** A change of what signatures bind: every signature before it is stale from here on. */
export const materially = <S extends ExistingProblem>(state: S, facts: Partial<Facts>): S =>
  changed(state, { ...facts, materialVersion: state.facts.materialVersion + 1 });

/** The list with the names that it lacks; the same list when it lacks none. */
export function including(list: readonly string[], ...names: readonly string[]): readonly string[] {
  const lacking = names.filter((name, at) => !list.includes(name) && names.indexOf(name) === at);
  return lacking.length === 0 ? list : [...list, ...lacking];
}

export const withHand = (facts: Facts, duty: Duty, by: string): Facts => ({
  ...facts,
  hands: { ...facts.hands, [duty]: including(facts.hands[duty], by) },
});
