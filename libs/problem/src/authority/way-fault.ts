import { type ProblemRefusal, refuse } from '../refuse.js';
import { barFault } from './bars.js';
import type { Bearing } from './bearing.js';
import type { Way } from './way.js';

/** Why a way is closed to somebody, and how far one came on it. */
export interface WayFault {
  readonly passed: 'nothing' | 'role' | 'place';
  /** Null where it is the role that is wanting, which is said by whoever knows what was asked for. */
  readonly refusal: ProblemRefusal | null;
}

/** What closes a way to somebody, apart from the stage: the role, then its place, then what excludes. */
export function wayFault(way: Way, bearing: Bearing): WayFault | null {
  const held = bearing.posts.filter(({ role }) => (way.roles as readonly string[]).includes(role));
  if (held.length === 0) return { passed: 'nothing', refusal: null };
  const bound = way.or?.some((relation) => bearing.relations.includes(relation)) ?? false;
  if (way.at && !bound && !held.some(({ unit }) => way.at?.includes(unit)))
    return { passed: 'role', refusal: refuse(way.elsewhere ?? 'NotOfResponsibleUnit') };
  const refusal = way.barred === undefined ? null : barFault(way.barred, bearing);
  return refusal && { passed: 'place', refusal };
}
