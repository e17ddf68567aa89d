import { type Decider, isRefusal } from '@xiaohao/deciding';
import type { KeepMany, OrganisationCommand, SingleCommand } from './commands.js';
import { decidePeople } from './decide-people.js';
import { decideProposals, propose } from './decide-proposals.js';
import { decideStandIns } from './decide-stand-ins.js';
import { decideUnits } from './decide-units.js';
import type { OrganisationContext, OrganisationDecision } from './deciding.js';
import type { OrganisationEvent } from './events.js';
import { evolveOrganisation, noOrganisation } from './evolve.js';
import type { Organisation } from './organisation.js';
import type { OrganisationRefusalCode } from './refusals.js';
import { areAdministrationsHeld, isWeighty } from './two-persons.js';

function decide(
  command: OrganisationCommand,
  state: Organisation,
  context: OrganisationContext,
): OrganisationDecision {
  switch (command.type) {
    case 'KeepMany':
      return many(command, state, context);
    case 'ConfirmChange':
    case 'DeclineChange':
      return decideProposals(command, state, context, settle);
    default:
      return one(command, state, context);
  }
}

/** What gives power waits for a second person from the day on which there is one to be asked. */
const one = (
  command: SingleCommand,
  state: Organisation,
  context: OrganisationContext,
): OrganisationDecision =>
  isWeighty(command) && areAdministrationsHeld(state, context.today)
    ? propose(command, state, context, settle)
    : settle(command, state, context);

function settle(
  command: SingleCommand,
  state: Organisation,
  context: OrganisationContext,
): OrganisationDecision {
  switch (command.type) {
    case 'RegisterUnit':
    case 'RenameUnit':
    case 'DescribeUnit':
    case 'MoveUnit':
    case 'MergeUnits':
    case 'CloseUnit':
      return decideUnits(command, state, context);
    case 'RegisterPerson':
    case 'ReassignPerson':
    case 'Appoint':
    case 'EndAppointment':
    case 'RecordDeparture':
      return decidePeople(command, state, context);
    case 'DelegateDuty':
    case 'EndDelegation':
    case 'RecordAbsence':
    case 'EndAbsence':
      return decideStandIns(command, state, context);
    default:
      return command satisfies never;
  }
}

/** Each on what those before it lead to; the first refusal is the answer to all. */
function many(
  { commands }: KeepMany,
  state: Organisation,
  context: OrganisationContext,
): OrganisationDecision {
  const events: OrganisationEvent[] = [];
  let reached = state;
  for (const command of commands) {
    const decision = one(command, reached, context);
    if (isRefusal(decision)) return decision;
    events.push(...decision);
    reached = decision.reduce(evolveOrganisation, reached);
  }
  return events;
}

/** The register of units, people, appointments, delegations and absences. */
export const organisationDecider: Decider<
  OrganisationCommand,
  OrganisationEvent,
  Organisation,
  OrganisationContext,
  OrganisationRefusalCode
> = { initial: noOrganisation, decide, evolve: evolveOrganisation };

/** Current schema version of each event. */
export const organisationEventVersions: Readonly<Record<OrganisationEvent['type'], number>> = {
  UnitRegistered: 1,
  UnitRenamed: 1,
  UnitDescribed: 1,
  UnitMoved: 1,
  UnitsMerged: 1,
  UnitClosed: 1,
  PersonRegistered: 1,
  PersonReassigned: 1,
  PersonLeft: 1,
  PersonEntered: 1,
  Appointed: 1,
  AppointmentEnded: 1,
  DutyDelegated: 1,
  DelegationEnded: 1,
  AbsenceRecorded: 1,
  AbsenceEnded: 1,
  ChangeProposed: 1,
  ChangeConfirmed: 1,
  ChangeDeclined: 1,
};
