import { type ProblemRefusal, refuse } from '../refuse.js';
import type { ExistingProblem } from '../state.js';
import { isRestricted } from './withheld.js';

/** Only what is restricted needs a clearance; who gives it, the policy says. */
export const mayClear = ({ facts }: ExistingProblem): ProblemRefusal | null =>
  isRestricted(facts) ? null : refuse('NotRestricted');
