import { type Appointment, actsFor, type HeldRole, holdsOn, type Organisation } from '@xiaohao/organisation';
import type { Caller } from '../caller.js';
import { everything, type Grant, nothing } from './grant.js';

/** Held at the root or one of its offices, they see everything; further down, that unit and those under it. */
const overseeing: readonly HeldRole[] = [
  'workGroupMember',
  'supervisionGroupMember',
  'approver',
  'auditor',
  'readOnlyLeader',
  'panelReviewer',
];

/** An office publishes for the unit that it belongs to. */
const forTheSeat: readonly HeldRole[] = [...overseeing, 'publicity'];

/** See the unit of their post and those under it. */
const local: readonly HeldRole[] = ['unitClerk', 'unitHead', 'leaderInCharge', 'liaison'];

/**
 * What a caller sees as of a day: total and pure, and nothing unless something gives it. A credential that is
 * limited to a unit narrows whatever its holder has.
 */
export function grantOf(caller: Caller | undefined, organisation: Organisation, today: string): Grant {
  if (caller === undefined) return nothing;
  const full = caller.kind === 'person' ? grantOfPerson(caller.id, organisation, today) : everything;
  if (caller.unit === undefined) return full;
  return full.kind === 'everything' ? { ...nothing, units: [caller.unit] } : { ...full, within: caller.unit };
}

function grantOfPerson(id: string, organisation: Organisation, today: string): Grant {
  const person = organisation.people.get(id);
  if (!person?.active) return nothing;
  const units = new Set<string>();
  const posts = [...person.appointments, ...handedOn(id, organisation, today)];
  for (const post of posts) {
    if (!holdsOn(post, today)) continue;
    const seat = seatOf(organisation, post.unit);
    if (organisation.units.get(seat)?.parent === undefined && holdsOne(post.roles, overseeing))
      return everything;
    if (holdsOne(post.roles, forTheSeat)) units.add(seat);
    if (holdsOne(post.roles, local)) units.add(post.unit);
  }
  return { kind: 'part', units: [...units].sort(), person: id, within: null };
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

/** The unit that a post's unit works for: an office works for what it belongs to. */
function seatOf({ units }: Organisation, unit: string): string {
  const passed = new Set<string>();
  let at = unit;
  for (;;) {
    const { kind, parent } = units.get(at) ?? {};
    passed.add(at);
    if (kind !== 'office' || parent === undefined || passed.has(parent)) return at;
    at = parent;
  }
}
