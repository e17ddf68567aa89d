import { coolingDaysOf } from '@xiaohao/campaign';
import {
  countsOn,
  holdsOn,
  isOfUnit,
  kinOf,
  type Organisation,
  stoodUnder,
  successorOf,
} from '@xiaohao/organisation';
import type { DecisionContext } from '../decision.js';
import type { Facts } from '../facts.js';
import type { Bearing, HeldAt, Relation, UnitRelation } from './bearing.js';

/** What of a problem ties people to it. */
export type Binding = Pick<Facts, 'owner' | 'supportUnits' | 'contributors' | 'hands' | 'identifiedAt'>;

type Around = Pick<DecisionContext, 'organisation' | 'today' | 'campaign'>;

/** How one person stands to a problem on the day of the decision. */
export function bearingOf(person: string, binding: Binding, around: Around): Bearing {
  const { organisation, today, campaign } = around;
  const posts: HeldAt[] = [];
  const ties = new Set<UnitRelation>();
  const cooling = coolingDaysOf(campaign.rules);
  for (const post of organisation.people.get(person)?.appointments ?? []) {
    if (countsOn(post, today, cooling)) ties.add(tieOf(post.unit, binding, organisation));
    if (!holdsOn(post, today)) continue;
    const unit = placeOf(post.unit, binding, organisation);
    for (const role of post.roles) posts.push({ role, unit });
  }
  const relations = relationsOf(person, binding);
  return { posts, relations, ties: [...ties], bonds: relations };
}

/** Where a post gives its rights from: what speaks for the unit today, and nothing that merely did. */
function placeOf(unit: string, binding: Binding, organisation: Organisation): UnitRelation {
  const { owner, supportUnits } = binding;
  const heir = successorOf(organisation, owner.unit);
  if (unit === owner.unit || unit === heir) return 'own';
  if (isOfUnit(organisation, unit, owner.unit) || isOfUnit(organisation, unit, heir)) return 'below';
  if (isOfKin(unit, binding, organisation)) return 'byLineage';
  if (supportUnits.some((support) => unit === support || unit === successorOf(organisation, support)))
    return 'support';
  return isOfUnit(organisation, heir, unit) ? 'above' : 'other';
}

/** What a post excludes its holder by: wider, so that no reorganisation leads round a duty. */
function tieOf(unit: string, binding: Binding, organisation: Organisation): UnitRelation {
  const place = placeOf(unit, binding, organisation);
  const supports =
    (place === 'other' || place === 'above') &&
    binding.supportUnits.some((support) => kinOf(organisation, support).has(unit));
  return supports ? 'support' : place;
}

const isOfKin = (unit: string, { owner, identifiedAt }: Binding, organisation: Organisation): boolean =>
  stoodUnder(organisation, unit, kinOf(organisation, owner.unit), identifiedAt ?? undefined);

function relationsOf(by: string, { owner, contributors, hands }: Binding): readonly Relation[] {
  const bound: Readonly<Record<Relation, boolean>> = {
    owner: by === owner.leader || by === owner.person,
    contributor: contributors.includes(by),
    proposer: hands.submitter.includes(by) || hands.applicant.includes(by),
    reviewer: hands.firstReviewer.includes(by) || hands.secondReviewer.includes(by),
    finaliser: hands.finaliser.includes(by),
  };
  return (Object.keys(bound) as Relation[]).filter((relation) => bound[relation]);
}
