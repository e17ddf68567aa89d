import { changed, including, withHand } from '../changes.js';
import type { ExistingProblem } from '../state.js';
import type { ActedOnBehalf } from './acted-on-behalf.js';

/** The duty is in the principal's hand, too, and a part in the correction is the principal's as well. */
export function evolveActingFor(state: ExistingProblem, { data }: ActedOnBehalf): ExistingProblem {
  const { onBehalfOf, duty, contributes } = data;
  const facts = duty === undefined ? state.facts : withHand(state.facts, duty, onBehalfOf);
  const { contributors } = facts;
  return changed(state, {
    ...facts,
    contributors: contributes ? including(contributors, onBehalfOf) : contributors,
  });
}
