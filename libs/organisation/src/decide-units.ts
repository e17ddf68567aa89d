import { isOpen } from './appointments.js';
import type { OrganisationContext, OrganisationDecision } from './deciding.js';
import { looksOf } from './looks.js';
import { isOfUnit, type Organisation, type Unit } from './organisation.js';
import { no, type OrganisationRefusal } from './refusals.js';
import type { MergeUnits, MoveUnit, RegisterUnit, UnitCommand } from './unit-commands.js';

/** What is asked about units. */
export function decideUnits(
  command: UnitCommand,
  state: Organisation,
  context: OrganisationContext,
): OrganisationDecision {
  if (command.type === 'RegisterUnit') return register(command, state, context);
  const { by, now: at } = context;
  const unit = openUnit(state, command.type === 'MergeUnits' ? command.into : command.unit);
  if ('refused' in unit) return unit;
  switch (command.type) {
    case 'RenameUnit':
      return (
        nameFault(command.name, unit.parent, state, unit.id) ?? [
          { type: 'UnitRenamed', data: { unit: unit.id, by, name: command.name, at } },
        ]
      );
    case 'DescribeUnit': {
      const { type: _, ...described } = command;
      return [{ type: 'UnitDescribed', data: { ...described, by } }];
    }
    case 'MoveUnit':
      return (
        moveFault(command, unit, state) ?? [
          { type: 'UnitMoved', data: { unit: unit.id, by, parent: command.parent, at } },
        ]
      );
    case 'MergeUnits': {
      const { type: _, ...merger } = command;
      return mergeFault(command, state) ?? [{ type: 'UnitsMerged', data: { ...merger, by, at } }];
    }
    case 'CloseUnit':
      return (
        closeFault(unit, state, context.today) ?? [
          { type: 'UnitClosed', data: { unit: unit.id, by, ground: command.ground, at } },
        ]
      );
    default:
      return command satisfies never;
  }
}

function register(
  { type: _, level, field, trade, ...content }: RegisterUnit,
  state: Organisation,
  { by }: OrganisationContext,
): OrganisationDecision {
  const { unit, kind, parent } = content;
  if (state.units.has(unit)) return no('UnitExists');
  const fault =
    parent === undefined
      ? state.units.size > 0
        ? no('RootExists', '/parent')
        : undefined
      : (parentFault(parent, state) ?? nameFault(content.name, parent, state));
  if (fault) return fault;
  const more = {
    ...(level === undefined ? {} : { level }),
    ...(field === undefined ? {} : { field }),
    ...(trade === undefined ? {} : { trade }),
  };
  return [
    { type: 'UnitRegistered', data: { ...content, by } },
    ...(Object.keys(more).length === 0
      ? []
      : [{ type: 'UnitDescribed', data: { unit, by, kind, ...more } } as const]),
  ];
}

function openUnit(state: Organisation, id: string): Unit | OrganisationRefusal {
  const unit = state.units.get(id);
  if (!unit) return no('UnitUnknown');
  return unit.closed ? no('UnitIsClosed') : unit;
}

function parentFault(parent: string, state: Organisation): OrganisationRefusal | undefined {
  const found = state.units.get(parent);
  if (!found) return no('ParentUnknown', '/parent');
  return found.closed ? no('ParentClosed', '/parent') : undefined;
}

function nameFault(
  name: string,
  parent: string | undefined,
  state: Organisation,
  except?: string,
): OrganisationRefusal | undefined {
  const looks = looksOf(name);
  for (const unit of state.units.values())
    if (unit.parent === parent && unit.id !== except && !unit.closed && looksOf(unit.name) === looks)
      return no('UnitNameTaken', '/name', { name });
  return undefined;
}

function moveFault({ parent }: MoveUnit, unit: Unit, state: Organisation): OrganisationRefusal | undefined {
  if (unit.parent === undefined) return no('RootStays');
  if (unit.parent === parent) return no('UnitStandsThere', '/parent');
  const fault = parentFault(parent, state);
  if (fault) return fault;
  if (isOfUnit(state, parent, unit.id)) return no('UnitUnderItself', '/parent');
  return nameFault(unit.name, parent, state, unit.id);
}

function mergeFault({ into, units }: MergeUnits, state: Organisation): OrganisationRefusal | undefined {
  for (const [index, id] of units.entries()) {
    const pointer = `/units/${index}`;
    const unit = openUnit(state, id);
    if ('refused' in unit || units.indexOf(id) !== index) return no('MergedUnitUnknown', pointer);
    if (unit.parent === undefined) return no('RootStays', pointer);
    if (isOfUnit(state, into, id)) return no('SuccessorUnderMerged', pointer);
  }
  return undefined;
}

function closeFault(unit: Unit, state: Organisation, today: string): OrganisationRefusal | undefined {
  if (unit.parent === undefined) return no('RootStays');
  for (const other of state.units.values())
    if (other.parent === unit.id && !other.closed) return no('UnitStillHasUnits');
  for (const person of state.people.values())
    if (person.active && person.appointments.some((held) => held.unit === unit.id && isOpen(held, today)))
      return no('UnitStillHasPeople');
  return undefined;
}
