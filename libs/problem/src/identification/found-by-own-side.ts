import { dateInZone } from '@xiaohao/working-calendar';
import type { Acting } from '../acting.js';
import type { Bearing, UnitRelation } from '../authority/bearing.js';
import { bearingOf } from '../authority/bearing-of.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { BeforeFinal, OpenProblem } from '../state.js';

const side: readonly UnitRelation[] = ['own', 'below', 'byLineage'];

const isThere = ({ posts, relations }: Bearing): boolean =>
  relations.includes('owner') || posts.some(({ unit }) => side.includes(unit));

/** Where it was found by somebody with a post there on that day; where the day is not on record, with one that counts. */
function wasFoundThere({ facts }: BeforeFinal | OpenProblem, acting: Acting): boolean {
  const { raisedBy, identifiedAt } = facts;
  const { relations, ties } = bearingOf(raisedBy, facts, acting);
  if (relations.includes('owner')) return true;
  if (identifiedAt === null) return ties.some((unit) => side.includes(unit));
  const then = { ...acting, today: dateInZone(identifiedAt, acting.campaign.zone) };
  return bearingOf(raisedBy, facts, then).posts.some(({ unit }) => side.includes(unit));
}

/**
 * The finder's columns are not the owner's: what somebody outside the responsible unit found, the unit neither takes
 * off the list nor merges, and words otherwise only where the review has sent it back.
 */
export function foundByOwnSide(state: BeforeFinal | OpenProblem, acting: Acting): ProblemRefusal | null {
  return isThere(acting.bearing) && !wasFoundThere(state, acting) ? refuse('FoundByOthers') : null;
}
