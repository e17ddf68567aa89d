import type { Appointment } from './organisation.js';
import { no, type OrganisationRefusal } from './refusals.js';
import { actsOnProblems, type HeldRole, isAdministratorRole } from './roles.js';

type Held = Pick<Appointment, 'roles' | 'from' | 'until'>;

/** Whether two posts are held on some same day. */
const meet = (one: Held, other: Held): boolean =>
  (one.until === undefined || (other.from ?? '') <= one.until) &&
  (other.until === undefined || (one.from ?? '') <= other.until);

/** 三员分立: what a new post may not stand beside, in itself or on the same day as one that is held already. */
export function administratorFault(
  post: Held,
  held: readonly Appointment[],
): OrganisationRefusal | undefined {
  const beside = [...post.roles, ...held.filter((other) => meet(post, other)).flatMap(({ roles }) => roles)];
  for (const role of post.roles)
    for (const other of beside) {
      const fault = pairFault(role, other);
      if (fault) return fault;
    }
  return undefined;
}

function pairFault(role: HeldRole, other: HeldRole): OrganisationRefusal | undefined {
  if (role === other) return undefined;
  const [one, two] = isAdministratorRole(role) ? [role, other] : [other, role];
  if (!isAdministratorRole(one)) return undefined;
  if (isAdministratorRole(two)) return no('AdministratorsExclude', '/roles', { role, other });
  return actsOnProblems(two) ? no('AdministratorActsNot', '/roles', { role, other }) : undefined;
}
