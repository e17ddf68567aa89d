import { areAdministrationsHeld, type Organisation, personOn } from '@xiaohao/organisation';
import type { AccessState } from './access-state.js';
import { isLimited } from './keys/key-terms.js';

interface Found {
  readonly access: AccessState;
  readonly day: string;
  readonly over: boolean;
}

/** Asked with every request of an administrator's key, and as old as the two registers and the day. */
const found = new WeakMap<Organisation, Found>();

/**
 * Whether keys that are nobody's have done their work on a day, yyyy-mm-dd: all three administrations are held by
 * people in office, and one who holds the security administration has a credential that can give credentials. Without
 * the second a house would have locked itself out.
 */
export function isSetUpOver(organisation: Organisation, access: AccessState, today: string): boolean {
  const known = found.get(organisation);
  if (known?.day === today && known.access === access) return known.over;
  const over =
    areAdministrationsHeld(organisation, today) &&
    securityAdministrators(organisation, today).some((person) => canGiveCredentials(access, person));
  found.set(organisation, { access, day: today, over });
  return over;
}

const securityAdministrators = ({ people }: Organisation, today: string): readonly string[] =>
  [...people.values()]
    .filter((person) => person.active && personOn(person, today).roles.includes('securityAdministrator'))
    .map(({ id }) => id);

/** By an open account, a name with an identity provider, or a key without limits. */
const canGiveCredentials = ({ accounts, subjects, keys }: AccessState, person: string): boolean =>
  accounts.get(person)?.open === true ||
  [...subjects.values()].some((link) => link.person === person) ||
  [...keys.values()].some(
    ({ holder, revoked, terms }) =>
      holder.kind === 'person' && holder.person === person && !revoked && !isLimited(terms),
  );
