import { countsOn, holdsOn } from './appointments.js';
import { kinOf, stoodUnder, successorOf } from './lineage.js';
import { isOfUnit, type Organisation } from './organisation.js';

/** As of when, and how far back, somebody's belonging is judged. */
export interface Judging {
  readonly today: string;
  /** Days for which a post that has ended still counts. */
  readonly coolingDays: number;
  /** From this instant on every place that a unit had counts; absent: from ever. */
  readonly since?: string | undefined;
}

/**
 * Whether a person counts as of a unit when a duty excludes the unit's people: by any post that is held or has
 * ended within the cooling days, at a unit that is, or was at some moment since, under the unit, a predecessor or
 * a successor of it. No renaming, moving, merging and no change of post leads out of it.
 */
export function countsAsOf(
  organisation: Organisation,
  person: string,
  unit: string,
  { today, coolingDays, since }: Judging,
): boolean {
  const kin = kinOf(organisation, unit);
  return (organisation.people.get(person)?.appointments ?? []).some(
    (appointment) =>
      countsOn(appointment, today, coolingDays) && stoodUnder(organisation, appointment.unit, kin, since),
  );
}

/** The same for the unit alone and its kin, without those under it. */
export function countsAsAt(
  organisation: Organisation,
  person: string,
  unit: string,
  { today, coolingDays }: Omit<Judging, 'since'>,
): boolean {
  const kin = kinOf(organisation, unit);
  return (organisation.people.get(person)?.appointments ?? []).some(
    (appointment) => countsOn(appointment, today, coolingDays) && kin.has(appointment.unit),
  );
}

/** Whether a person speaks for a unit today: a post held now, at it, under it, or under what it was merged into. */
export function speaksFor(organisation: Organisation, person: string, unit: string, today: string): boolean {
  const heir = successorOf(organisation, unit);
  return (organisation.people.get(person)?.appointments ?? []).some(
    (appointment) =>
      holdsOn(appointment, today) &&
      (isOfUnit(organisation, appointment.unit, unit) || isOfUnit(organisation, appointment.unit, heir)),
  );
}

/** The same for the unit alone and its successor, without those under them. */
export function speaksAt(organisation: Organisation, person: string, unit: string, today: string): boolean {
  const heir = successorOf(organisation, unit);
  return (organisation.people.get(person)?.appointments ?? []).some(
    (appointment) => holdsOn(appointment, today) && (appointment.unit === unit || appointment.unit === heir),
  );
}
