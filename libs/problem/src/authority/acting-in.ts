import { type Acting, actingPerson } from '../acting.js';
import type { DecisionContext } from '../decision.js';
import type { ProblemRefusal } from '../refuse.js';
import type { Bearing } from './bearing.js';
import { type Binding, bearingOf } from './bearing-of.js';
import { type StandIn, standInFor } from './stand-in.js';

interface Found {
  readonly binding: Binding;
  readonly acting: Acting | ProblemRefusal;
}

/** Asked by every command of one listing, and the same for all of them. */
const found = new WeakMap<DecisionContext, Found>();

/** Who acts, for whom, and how they stand to the problem; or why nobody does. */
export function actingIn(binding: Binding, context: DecisionContext): Acting | ProblemRefusal {
  const known = found.get(context);
  if (known?.binding === binding) return known.acting;
  const acting = lookUp(binding, context);
  found.set(context, { binding, acting });
  return acting;
}

function lookUp(binding: Binding, context: DecisionContext): Acting | ProblemRefusal {
  const inOffice = actingPerson(context);
  if ('refused' in inOffice) return inOffice;
  const own = bearingOf(inOffice.by, binding, context);
  const principal = context.actor.kind === 'person' ? context.actor.onBehalfOf : undefined;
  if (principal === undefined)
    return { ...context, ...inOffice, bearing: own, standIn: null, hands: [inOffice.by] };
  const standIn = standInFor(inOffice.by, principal, context);
  if ('refused' in standIn) return standIn;
  const bearing = handedOn(own, bearingOf(principal, binding, context), standIn);
  return { ...context, ...inOffice, bearing, standIn, hands: [inOffice.by, principal] };
}

/** The rights are the principal's, as far as they were handed on; what excludes either of them excludes both. */
const handedOn = (own: Bearing, theirs: Bearing, { roles }: StandIn): Bearing => ({
  posts: theirs.posts.filter(({ role }) => roles === null || (roles as readonly string[]).includes(role)),
  relations: theirs.relations,
  ties: [...new Set([...own.ties, ...theirs.ties])],
  bonds: [...new Set([...own.bonds, ...theirs.bonds])],
});
