import { addDays } from '@xiaohao/working-calendar';
import type { Appointment, Departure, Organisation, Person } from './organisation.js';
import type { HeldRole } from './roles.js';

/** A person as of one day: posts that do not hold on it give nothing. */
export interface PersonOnDay {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly departure?: Departure;
  /** Of the first post held; of the latest one while none is. */
  readonly unit: string;
  readonly department?: string;
  readonly roles: readonly HeldRole[];
  /** Held on the day. */
  readonly appointments: readonly Appointment[];
}

/** Whether a post is held on a day. */
export const holdsOn = ({ from, until }: Appointment, day: string): boolean =>
  (from === undefined || from <= day) && (until === undefined || day <= until);

/** Whether a post may be held on this day or a later one. One that was taken back before its first day never is. */
export const isOpen = ({ from, until }: Appointment, day: string): boolean =>
  until === undefined || (day <= until && (from === undefined || from <= until));

/**
 * Whether a post still counts against its holder: it is held, or its ending lies not more than `coolingDays` back.
 * An ending that was written down late counts from when it was written down, since a stated day is only stated.
 */
export function countsOn(appointment: Appointment, day: string, coolingDays: number): boolean {
  const { from, until, endRecordedOn } = appointment;
  if (from !== undefined && from > day) return false;
  if (until === undefined || day <= until) return true;
  const ended = endRecordedOn !== undefined && endRecordedOn > until ? endRecordedOn : until;
  return day <= addDays(ended, coolingDays);
}

/** A person as of a day. */
export function personOn(person: Person, day: string): PersonOnDay {
  const { id, name, active, departure } = person;
  const held = person.appointments.filter((appointment) => holdsOn(appointment, day));
  const main = held[0] ?? person.appointments.at(-1);
  return {
    id,
    name,
    active,
    ...(departure === undefined ? {} : { departure }),
    unit: main?.unit ?? '',
    ...(main?.department === undefined ? {} : { department: main.department }),
    roles: held.length === 1 && main ? main.roles : [...new Set(held.flatMap(({ roles }) => roles))],
    appointments: held,
  };
}

/** Units of a person's posts that are held on a day. */
export const unitsOn = (organisation: Organisation, person: string, day: string): readonly string[] =>
  organisation.people
    .get(person)
    ?.appointments.filter((appointment) => holdsOn(appointment, day))
    .map(({ unit }) => unit) ?? [];
