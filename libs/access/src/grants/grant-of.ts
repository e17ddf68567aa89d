import {
  type Appointment,
  actsFor,
  type HeldRole,
  holdsOn,
  type Organisation,
  restrictedRoles,
  seatOf,
} from '@xiaohao/organisation';
import type { Caller } from '../caller.js';
import { everything, type Grant, nothing, type RestrictedGrant } from './grant.js';

/** Held at the root or one of its offices, they see everything; further down, that unit and those under it. */
const overseeing: readonly HeldRole[] = [
  'workGroupMember',
  'supervisionGroupMember',
  'disciplineOfficer',
  'approver',
  'auditor',
  'readOnlyLeader',
  'panelReviewer',
];

/** An office publishes, and takes petitions in, for the unit that it belongs to. */
const forTheSeat: readonly HeldRole[] = [...overseeing, 'publicity', 'petitionClerk'];

/** See the unit of their post and those under it. */
const local: readonly HeldRole[] = ['unitClerk', 'unitHead', 'leaderInCharge', 'liaison'];

/**
 * What a caller sees as of a day: total and pure, and nothing unless something gives it. A credential that is
 * limited to a unit narrows whatever its holder has. Of restricted matters nobody sees anything who is not a person.
 */
export function grantOf(caller: Caller | undefined, organisation: Organisation, today: string): Grant {
  if (caller === undefined) return nothing;
  const full = caller.kind === 'person' ? grantOfPerson(caller.id, organisation, today) : everything;
  if (caller.unit === undefined) return full;
  const { restricted } = full;
  return full.kind === 'everything'
    ? { ...nothing, units: [caller.unit], within: caller.unit, restricted }
    : { ...full, within: caller.unit };
}

function grantOfPerson(id: string, organisation: Organisation, today: string): Grant {
  const person = organisation.people.get(id);
  if (!person?.active) return nothing;
  const units = new Set<string>();
  const restricted = new Set<string>();
  const seen = { everything: false, restricted: false };
  const own = new Set<Appointment>(person.appointments);
  for (const post of [...own, ...handedOn(id, organisation, today)]) {
    if (!holdsOn(post, today)) continue;
    const seat = seatOf(organisation, post.unit);
    const atRoot = organisation.units.get(seat)?.parent === undefined;
    // What one may know of restricted matters is one's own, and not handed on.
    if (own.has(post) && holdsOne(post.roles, restrictedRoles)) {
      if (atRoot) seen.restricted = true;
      else restricted.add(seat);
    }
    if (atRoot && holdsOne(post.roles, overseeing)) seen.everything = true;
    if (holdsOne(post.roles, forTheSeat)) units.add(seat);
    if (holdsOne(post.roles, local)) units.add(post.unit);
  }
  const ofRestricted: RestrictedGrant = {
    all: seen.restricted,
    units: seen.restricted ? [] : [...restricted].sort(),
    person: id,
  };
  if (seen.everything) return { kind: 'everything', restricted: ofRestricted };
  return { kind: 'part', units: [...units].sort(), person: id, within: null, restricted: ofRestricted };
}

/**
 * Posts of everybody for whom somebody may act today, with the roles that were handed on: whoever acts for another
 * sees what that takes. What was handed on for one campaign gives no sight, since it would be of all the others.
 */
function handedOn(id: string, organisation: Organisation, today: string): readonly Appointment[] {
  const postsOf = (principal: string): readonly Appointment[] => {
    const person = organisation.people.get(principal);
    return person?.active ? person.appointments : [];
  };
  const delegated = actsFor(organisation, id, today).flatMap(({ principal, scope }) => {
    if (scope.kind === 'campaign') return [];
    if (scope.kind === 'all') return postsOf(principal);
    const given: readonly HeldRole[] = scope.roles;
    return postsOf(principal).map((post) => ({
      ...post,
      roles: post.roles.filter((role) => given.includes(role)),
    }));
  });
  const away = [...organisation.absences.values()].filter(
    ({ deputy, from, until }) => deputy === id && from <= today && today <= until,
  );
  return [...delegated, ...away.flatMap(({ person }) => postsOf(person))];
}

const holdsOne = (held: readonly HeldRole[], some: readonly HeldRole[]): boolean =>
  held.some((role) => some.includes(role));
