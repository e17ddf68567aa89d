import {
  type AdministratorRole,
  type HeldRole,
  isAdministratorRole,
  isRestrictedRole,
  isSetUpOver,
  type Organisation,
  personOn,
  restrictedRoles,
  seatOf,
} from '@xiaohao/organisation';
import type { Caller } from './caller.js';

/** What the policy looks at: who calls, and as what they stand in the organisation on the day. */
export interface Standing {
  readonly caller: Caller | undefined;
  /** The one administration that a person may hold. */
  readonly administration?: AdministratorRole;
  /** Holds a role that takes restricted matters in: a petition clerk or a discipline officer. */
  readonly restrictedRole?: true;
  /** Is told how many restricted matters there are: a leader who reads, an auditor or one of those above, of the root. */
  readonly countsRestricted?: true;
  /** All three administrations are held by people in office: keys that are nobody's have done their work. */
  readonly setUpOver: boolean;
}

interface Counted {
  readonly day: string;
  readonly over: boolean;
}

/** Asked with every request of an administrator's key, and as old as the organisation and the day. */
const counted = new WeakMap<Organisation, Counted>();

function setUpIsOver(organisation: Organisation, today: string): boolean {
  const known = counted.get(organisation);
  if (known?.day === today) return known.over;
  const over = isSetUpOver(organisation, today);
  counted.set(organisation, { day: today, over });
  return over;
}

/** As what somebody stands on a day, yyyy-mm-dd. */
export function standingOf(caller: Caller | undefined, organisation: Organisation, today: string): Standing {
  if (caller?.kind === 'administrator') return { caller, setUpOver: setUpIsOver(organisation, today) };
  const known = caller?.kind === 'person' ? organisation.people.get(caller.id) : undefined;
  if (!known?.active) return { caller, setUpOver: false };
  const { roles, appointments } = personOn(known, today);
  const administration = roles.find(isAdministratorRole);
  // Over a unit alone there would be counts to take from those over all.
  const counts =
    caller?.unit === undefined &&
    appointments.some(
      (post) => post.roles.some((role) => counting.includes(role)) && isAtRoot(organisation, post.unit),
    );
  return {
    caller,
    setUpOver: false,
    ...(administration === undefined ? {} : { administration }),
    ...(roles.some(isRestrictedRole) ? { restrictedRole: true } : {}),
    ...(counts ? { countsRestricted: true } : {}),
  };
}

/** Told how many restricted matters there are in all, in counts that are not small. */
const counting: readonly HeldRole[] = ['readOnlyLeader', 'auditor', ...restrictedRoles];

const isAtRoot = (organisation: Organisation, unit: string): boolean =>
  organisation.units.get(seatOf(organisation, unit))?.parent === undefined;
