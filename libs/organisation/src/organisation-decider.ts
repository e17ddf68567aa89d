import type { Decider, Decision } from '@xiaohao/deciding';
import type { OrganisationCommand, ReassignPerson, RegisterPerson, RegisterUnit } from './commands.js';
import type { OrganisationEvent } from './events.js';
import { evolveOrganisation, noOrganisation } from './evolve.js';
import type { Organisation } from './organisation.js';
import type { OrganisationRefusal, OrganisationRefusalCode } from './refusals.js';

/** Who keeps the register. */
export interface OrganisationContext {
  readonly by: string;
}

type Answer = Decision<OrganisationEvent, OrganisationRefusalCode>;

const no = (refused: OrganisationRefusalCode, pointer?: string, name?: string): OrganisationRefusal => ({
  refused,
  ...(pointer === undefined ? {} : { pointer }),
  ...(name === undefined ? {} : { params: { name } }),
});

function decide(command: OrganisationCommand, state: Organisation, { by }: OrganisationContext): Answer {
  switch (command.type) {
    case 'RegisterUnit':
      return unitFault(command, state) ?? [{ type: 'UnitRegistered', data: { ...content(command), by } }];
    case 'RenameUnit': {
      const unit = state.units.get(command.unit);
      if (!unit) return no('UnitUnknown');
      return (
        nameFault(command.name, unit.parent, state, unit.id) ?? [
          { type: 'UnitRenamed', data: { unit: command.unit, by, name: command.name } },
        ]
      );
    }
    case 'RegisterPerson':
      if (state.people.has(command.person)) return no('PersonExists');
      return postFault(command, state) ?? [{ type: 'PersonRegistered', data: { ...content(command), by } }];
    case 'ReassignPerson':
      return (
        personFault(command.person, state) ??
        postFault(command, state) ?? [{ type: 'PersonReassigned', data: { ...content(command), by } }]
      );
    case 'RecordDeparture':
      return (
        personFault(command.person, state) ?? [
          { type: 'PersonLeft', data: { person: command.person, by, ground: command.ground } },
        ]
      );
    default:
      return command satisfies never;
  }
}

function content<C extends { readonly type: string }>({ type: _, ...rest }: C): Omit<C, 'type'> {
  return rest;
}

function unitFault(command: RegisterUnit, state: Organisation): OrganisationRefusal | undefined {
  if (state.units.has(command.unit)) return no('UnitExists');
  if (command.parent === undefined) return state.units.size > 0 ? no('RootExists', '/parent') : undefined;
  if (!state.units.has(command.parent)) return no('ParentUnknown', '/parent');
  return nameFault(command.name, command.parent, state);
}

function nameFault(
  name: string,
  parent: string | undefined,
  state: Organisation,
  except?: string,
): OrganisationRefusal | undefined {
  for (const unit of state.units.values())
    if (unit.parent === parent && unit.name === name && unit.id !== except)
      return no('UnitNameTaken', '/name', name);
  return undefined;
}

function personFault(id: string, state: Organisation): OrganisationRefusal | undefined {
  const person = state.people.get(id);
  if (!person) return no('PersonUnknown');
  return person.active ? undefined : no('PersonHasLeft');
}

function postFault(
  { unit, roles }: RegisterPerson | ReassignPerson,
  state: Organisation,
): OrganisationRefusal | undefined {
  if (!state.units.has(unit)) return no('UnitOfPersonUnknown', '/unit');
  return new Set(roles).size < roles.length ? no('RoleRepeated', '/roles') : undefined;
}

/** The register of units and people. */
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
  PersonRegistered: 1,
  PersonReassigned: 1,
  PersonLeft: 1,
};
