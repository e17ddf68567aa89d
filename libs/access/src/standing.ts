import {
  type AdministratorRole,
  isAdministratorRole,
  isSetUpOver,
  type Organisation,
  personOn,
} from '@xiaohao/organisation';
import type { Caller } from './caller.js';

/** What the policy looks at: who calls, and as what they stand in the organisation on the day. */
export interface Standing {
  readonly caller: Caller | undefined;
  /** The one administration that a person may hold. */
  readonly administration?: AdministratorRole;
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
  const person = caller?.kind === 'person' ? organisation.people.get(caller.id) : undefined;
  const administration = person?.active ? personOn(person, today).roles.find(isAdministratorRole) : undefined;
  return { caller, setUpOver: false, ...(administration === undefined ? {} : { administration }) };
}
