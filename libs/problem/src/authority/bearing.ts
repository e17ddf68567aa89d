import type { HeldRole } from '@xiaohao/organisation';

/**
 * How the unit of a post lies to the responsible unit. `own`: it, or what it was merged into; `below`: under one of
 * these today; `byLineage`: was, or was under it or its kin, at some moment since the problem was found; `support`:
 * lends support; `above`: the responsible unit lies under it.
 */
export const unitRelations = ['own', 'below', 'byLineage', 'support', 'above', 'other'] as const;
export type UnitRelation = (typeof unitRelations)[number];

/**
 * How somebody is bound to a problem, apart from posts. `owner`: its responsible leader or person; `contributor`:
 * had a hand in correcting it, or is named in a measure or the task force; `proposer`: handed it in for review or applied for
 * its sign-off; `reviewer`: reviewed it at either level; `finaliser`: finalised it.
 */
export const relations = ['owner', 'contributor', 'proposer', 'reviewer', 'finaliser'] as const;
export type Relation = (typeof relations)[number];

/** A role that is held today, by the unit of its post. */
export interface HeldAt {
  readonly role: HeldRole;
  readonly unit: UnitRelation;
}

/** What the policy knows of whoever acts. */
export interface Bearing {
  /** What gives rights: posts held today. Of a deputy: those of the person acted for, as far as they were handed on. */
  readonly posts: readonly HeldAt[];
  /** What gives rights beside posts. */
  readonly relations: readonly Relation[];
  /** What excludes: units of every post that still counts, held or left, of everybody in whose name it is done. */
  readonly ties: readonly UnitRelation[];
  /** What excludes beside posts, of everybody in whose name it is done. */
  readonly bonds: readonly Relation[];
}
