/**
 * Which problems somebody sees: everything, or the union of what lies at or under their units, what they answer
 * for themselves, and what is in the campaigns on whose panel they stand. Where it is read, a merged unit stands
 * under its successor, and a unit sees what it supports or has a measure in. Restricted matters are in none of
 * that: what is seen of them, `restricted` says.
 */
export type Grant = EveryGrant | PartialGrant;

interface OfRestricted {
  readonly restricted: RestrictedGrant;
}

export interface EveryGrant extends OfRestricted {
  readonly kind: 'everything';
}

export interface PartialGrant extends OfRestricted {
  readonly kind: 'part';
  /** Units whose matters, and those of every unit under them, are seen. */
  readonly units: readonly string[];
  /** Whose own duties and panels count; null for whoever is not a person. */
  readonly person: string | null;
  /** All of it, restricted matters too, only as far as it is this unit's or of one under it; null: no such limit. */
  readonly within: string | null;
}

/** What somebody sees of restricted matters. */
export interface RestrictedGrant {
  /** By a role at the root or one of its offices: all of them. */
  readonly all: boolean;
  /** By a role further down: those of these units and of every unit under them. */
  readonly units: readonly string[];
  /** Whose clearances count; null for whoever is not a person. */
  readonly person: string | null;
}

export const noneRestricted: RestrictedGrant = { all: false, units: [], person: null };
/** Everything but restricted matters. */
export const everything: EveryGrant = { kind: 'everything', restricted: noneRestricted };
export const nothing: PartialGrant = {
  kind: 'part',
  units: [],
  person: null,
  within: null,
  restricted: noneRestricted,
};
