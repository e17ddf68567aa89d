import type { Acting } from '../acting.js';
import type { Bearing, UnitRelation } from '../authority/bearing.js';
import { bearingOf } from '../authority/bearing-of.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { BeforeFinal, OpenProblem } from '../state.js';

const side: readonly UnitRelation[] = ['own', 'below', 'byLineage'];

const isOfSide = ({ posts, relations }: Bearing): boolean =>
  relations.includes('owner') || posts.some(({ unit }) => side.includes(unit));

/** Posts that have just ended count: the unit's own finding stays its own when the finder has gone. */
const wasOfSide = ({ ties, relations }: Bearing): boolean =>
  relations.includes('owner') || ties.some((unit) => side.includes(unit));

/**
 * The finder's columns are not the owner's: what somebody outside the responsible unit found, the unit neither takes
 * off the list nor merges, and words otherwise only where the review has sent it back.
 */
export function foundByOwnSide(state: BeforeFinal | OpenProblem, acting: Acting): ProblemRefusal | null {
  if (!isOfSide(acting.bearing)) return null;
  return wasOfSide(bearingOf(state.facts.raisedBy, state.facts, acting)) ? null : refuse('FoundByOthers');
}
