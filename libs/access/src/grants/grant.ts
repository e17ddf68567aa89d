/**
 * Which problems somebody sees: everything, or the union of what lies at or under their units, what they answer
 * for themselves, and what is in the campaigns on whose panel they stand. Where it is read, a merged unit stands
 * under its successor, and a unit sees what it supports or has a measure in.
 */
export type Grant = { readonly kind: 'everything' } | PartialGrant;

export interface PartialGrant {
  readonly kind: 'part';
  /** Units whose matters, and those of every unit under them, are seen. */
  readonly units: readonly string[];
  /** Whose own duties and panels count; null for whoever is not a person. */
  readonly person: string | null;
  /** All of it only as far as it is this unit's or of one under it; null: no such limit. */
  readonly within: string | null;
}

export const everything: Grant = { kind: 'everything' };
export const nothing: PartialGrant = { kind: 'part', units: [], person: null, within: null };
