import { personOn } from './appointments.js';
import { termFault } from './days.js';
import type { OrganisationContext, OrganisationDecision } from './deciding.js';
import type { Organisation, Person } from './organisation.js';
import { no, type OrganisationRefusal } from './refusals.js';
import { actsOnProblems, isAdministratorRole } from './roles.js';
import type { DelegateDuty, RecordAbsence, StandInCommand } from './stand-in-commands.js';
import { overlap } from './stand-ins.js';

/** What is asked about delegations and absences. */
export function decideStandIns(
  command: StandInCommand,
  state: Organisation,
  context: OrganisationContext,
): OrganisationDecision {
  const { by, today } = context;
  switch (command.type) {
    case 'DelegateDuty': {
      const { type: _, ...content } = command;
      return (
        delegationFault(command, state, context) ?? [{ type: 'DutyDelegated', data: { ...content, by } }]
      );
    }
    case 'EndDelegation': {
      const { delegation } = command;
      const known = state.delegations.get(delegation);
      if (!known) return no('DelegationUnknown');
      if (known.until < today) return no('DelegationOver');
      return [{ type: 'DelegationEnded', data: { delegation, by, lastDay: today } }];
    }
    case 'RecordAbsence': {
      const { type: _, ...content } = command;
      return absenceFault(command, state, context) ?? [{ type: 'AbsenceRecorded', data: { ...content, by } }];
    }
    case 'EndAbsence': {
      const { absence } = command;
      const known = state.absences.get(absence);
      if (!known) return no('AbsenceUnknown');
      if (known.until < today) return no('AbsenceOver');
      return [{ type: 'AbsenceEnded', data: { absence, by, lastDay: today } }];
    }
    default:
      return command satisfies never;
  }
}

function delegationFault(
  command: DelegateDuty,
  state: Organisation,
  { today }: OrganisationContext,
): OrganisationRefusal | undefined {
  const { principal, delegate, from, until } = command;
  if (state.delegations.has(command.delegation)) return no('DelegationExists');
  if (principal === delegate) return no('DelegationToSelf', '/delegate');
  const one = state.people.get(principal);
  if (!one?.active) return no('DelegateUnknown', '/principal');
  const other = state.people.get(delegate);
  if (!other?.active) return no('DelegateUnknown', '/delegate');
  return (
    termFault(from, until, today) ??
    chainFault(command, state) ??
    dutyFault(command, one, other, from < today ? today : from)
  );
}

/** A delegate passes nothing on, and whoever acts for somebody has nobody acting for himself. */
function chainFault(command: DelegateDuty, state: Organisation): OrganisationRefusal | undefined {
  const { principal, delegate, scope } = command;
  for (const known of state.delegations.values()) {
    if (!overlap(known, command)) continue;
    if (known.principal === delegate || known.delegate === principal)
      return no('DelegationChained', known.principal === delegate ? '/delegate' : '/principal');
    const same = known.principal === principal && known.delegate === delegate;
    if (same && JSON.stringify(known.scope) === JSON.stringify(scope)) return no('DelegationTwice');
  }
  return undefined;
}

function dutyFault(
  { scope }: DelegateDuty,
  principal: Person,
  delegate: Person,
  day: string,
): OrganisationRefusal | undefined {
  if (personOn(delegate, day).roles.some(isAdministratorRole)) return no('DelegateExcluded', '/delegate');
  const held = personOn(principal, day).roles;
  if (held.some(isAdministratorRole)) return no('DelegateExcluded', '/principal');
  if (scope.kind !== 'roles') return undefined;
  if (scope.roles.length === 0) return no('NoRoleDelegated', '/scope/roles');
  const index = scope.roles.findIndex((role) => !held.includes(role) || !actsOnProblems(role));
  return index < 0
    ? undefined
    : no('DelegatedRoleNotHeld', `/scope/roles/${index}`, { role: scope.roles[index] ?? '' });
}

function absenceFault(
  command: RecordAbsence,
  state: Organisation,
  { today }: OrganisationContext,
): OrganisationRefusal | undefined {
  const { absence, person, from, until, deputy } = command;
  if (state.absences.has(absence)) return no('AbsenceExists');
  if (!state.people.get(person)?.active) return no('AbsentPersonUnknown', '/person');
  if (deputy === person) return no('DeputyIsSelf', '/deputy');
  if (deputy !== undefined && !state.people.get(deputy)?.active) return no('DeputyUnknown', '/deputy');
  const fault = termFault(from, until, today);
  if (fault) return fault;
  for (const known of state.absences.values())
    if (known.person === person && overlap(known, command)) return no('AbsencesOverlap', '/from');
  return undefined;
}
