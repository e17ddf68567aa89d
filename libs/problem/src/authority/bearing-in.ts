import type { DecisionContext } from '../decision.js';
import type { Facts } from '../facts.js';
import type { Bearing } from './bearing.js';
import { bearingOf } from './bearing-of.js';

interface Found {
  readonly facts: Facts;
  readonly bearing: Bearing;
}

/** Asked by every command of one listing, and the same for all of them. */
const found = new WeakMap<DecisionContext, Found>();

/** How whoever acts in a decision stands to the problem. */
export function bearingIn(facts: Facts, context: DecisionContext): Bearing {
  const known = found.get(context);
  if (known?.facts === facts) return known.bearing;
  const bearing = bearingOf(context.actor.id, facts, context);
  found.set(context, { facts, bearing });
  return bearing;
}
