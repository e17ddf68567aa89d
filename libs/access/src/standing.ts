import {
  type AdministratorRole,
  type HeldRole,
  isAdministratorRole,
  isRestrictedRole,
  type Organisation,
  personOn,
  restrictedRoles,
  seatOf,
} from '@xiaohao/organisation';
import type { AccessState } from './access-state.js';
import type { Caller } from './caller.js';
import { isSetUpOver } from './set-up.js';

/** What the policy looks at: who calls, and as what they stand in the organisation on the day. */
export interface Standing {
  readonly caller: Caller | undefined;
  /** The one administration that a person may hold. */
  readonly administration?: AdministratorRole;
  /** Holds a role that takes restricted matters in: a petition clerk or a discipline officer. */
  readonly restrictedRole?: true;
  /** Is told how many restricted matters there are: a leader who reads, an auditor or one of those above, of the root. */
  readonly countsRestricted?: true;
  /** See {@link isSetUpOver}: keys that are nobody's have done their work. */
  readonly setUpOver: boolean;
}

/** As what somebody stands on a day, yyyy-mm-dd. */
export function standingOf(
  caller: Caller | undefined,
  organisation: Organisation,
  access: AccessState,
  today: string,
): Standing {
  if (caller?.kind === 'administrator')
    return { caller, setUpOver: isSetUpOver(organisation, access, today) };
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
