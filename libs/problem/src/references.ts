import type { Term } from '@xiaohao/campaign';
import type { Organisation } from '@xiaohao/organisation';
import type { ProblemRefusalCode } from './refusals.js';
import { type ProblemRefusal, refuse } from './refuse.js';

/** A person whom a command names: known, and still in office. */
export function knownPerson(
  organisation: Organisation,
  person: string,
  pointer: string,
): ProblemRefusal | null {
  const found = organisation.people.get(person);
  if (found === undefined) return refuse('PersonUnknown', pointer, { person });
  return found.active ? null : refuse('PersonInactive', pointer, { person });
}

export const knownUnit = (
  organisation: Organisation,
  unit: string,
  pointer: string,
): ProblemRefusal | null => (organisation.units.has(unit) ? null : refuse('UnitUnknown', pointer, { unit }));

/** A unit that takes on something new: known, and neither merged nor dissolved. */
export const openUnit = (organisation: Organisation, unit: string, pointer: string): ProblemRefusal | null =>
  knownUnit(organisation, unit, pointer) ??
  (organisation.units.get(unit)?.closed ? refuse('UnitEnded', pointer, { unit }) : null);

/** A code that a list of the campaign has to hold. */
export const knownCode = (
  terms: readonly Pick<Term, 'code'>[],
  code: string,
  pointer: string,
  refusal: ProblemRefusalCode,
): ProblemRefusal | null =>
  terms.some((term) => term.code === code) ? null : refuse(refusal, pointer, { code });

/** The first refusal that a list gives, item by item. */
export function firstOf<T>(
  items: readonly T[],
  check: (item: T, index: number) => ProblemRefusal | null,
): ProblemRefusal | null {
  for (const [index, item] of items.entries()) {
    const refusal = check(item, index);
    if (refusal) return refusal;
  }
  return null;
}
