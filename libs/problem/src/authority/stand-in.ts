import {
  type Delegation,
  isAdministratorRole,
  type Organisation,
  personOn,
  type Role,
} from '@xiaohao/organisation';
import type { DecisionContext } from '../decision.js';
import { type ProblemRefusal, refuse } from '../refuse.js';

/** By what somebody acts for another: 代. */
export interface StandIn {
  readonly principal: string;
  readonly under: 'delegation' | 'absence';
  /** Of the delegations, or of the absence. */
  readonly ids: readonly string[];
  /** The roles that were handed on; null: all. */
  readonly roles: readonly Role[] | null;
}

const at = '/onBehalfOf';

/** By what whoever acts may act for the person named, on this day and in this campaign; or why not. */
export function standInFor(
  by: string,
  principal: string,
  { organisation, today, campaign }: Pick<DecisionContext, 'organisation' | 'today' | 'campaign'>,
): StandIn | ProblemRefusal {
  const person = organisation.people.get(principal);
  if (principal === by) return refuse('ActsForSelf', at);
  if (!person?.active) return refuse('PrincipalNotInOffice', at);
  if (personOn(person, today).roles.some(isAdministratorRole)) return refuse('AdministratorMayNotAct', at);
  const away = [...organisation.absences.values()].find(
    (absence) =>
      absence.person === principal &&
      absence.deputy === by &&
      absence.from <= today &&
      today <= absence.until,
  );
  if (away) return { principal, under: 'absence', ids: [away.id], roles: null };
  const given = [...organisation.delegations.values()].filter(
    (delegation) => delegation.principal === principal && delegation.delegate === by,
  );
  if (given.length === 0)
    return refuse(passedOn(by, principal, organisation) ? 'DelegationPassedOn' : 'NotDelegated', at);
  const running = given.filter(({ from, until }) => from <= today && today <= until);
  const last = given.at(-1);
  if (running.length === 0)
    return refuse(given.some(({ from }) => from > today) ? 'DelegationNotBegun' : 'DelegationExpired', at, {
      from: last?.from ?? '',
      until: last?.until ?? '',
    });
  const here = running.filter(({ scope }) => scope.kind !== 'campaign' || scope.campaign === campaign.id);
  if (here.length === 0) return refuse('DelegationOutOfScope', at);
  return { principal, under: 'delegation', ids: here.map(({ id }) => id), roles: rolesOf(here) };
}

const rolesOf = (delegations: readonly Delegation[]): readonly Role[] | null => {
  const roles = delegations.flatMap(({ scope }) => (scope.kind === 'roles' ? scope.roles : []));
  return delegations.some(({ scope }) => scope.kind !== 'roles') ? null : roles;
};

/** Somebody was asked by the principal, and asked this one in turn. */
const passedOn = (by: string, principal: string, { delegations }: Organisation): boolean =>
  [...delegations.values()].some(
    (first) =>
      first.principal === principal &&
      [...delegations.values()].some((next) => next.principal === first.delegate && next.delegate === by),
  );
