import type { RefusalEntry } from '@xiaohao/deciding';
import { personOn } from './appointments.js';
import type { SingleCommand } from './commands.js';
import type { Organisation } from './organisation.js';
import type { Appoint, ReassignPerson, RegisterPerson } from './person-commands.js';
import { administratorRoles, type HeldRole } from './roles.js';
import type { DelegateDuty, RecordAbsence } from './stand-in-commands.js';

/** What may hand somebody the power to sign, to judge or to administer. */
export type WeightyCommand = RegisterPerson | Appoint | ReassignPerson | DelegateDuty | RecordAbsence;

/** A change that waits for a second person. */
export interface Proposal {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly command: WeightyCommand;
}

export type ProposalEvent =
  | {
      readonly type: 'ChangeProposed';
      readonly data: {
        readonly proposal: string;
        readonly by: string;
        readonly at: string;
        readonly command: WeightyCommand;
      };
    }
  | { readonly type: 'ChangeConfirmed'; readonly data: { readonly proposal: string; readonly by: string } }
  | {
      readonly type: 'ChangeDeclined';
      readonly data: { readonly proposal: string; readonly by: string; readonly ground: string };
    };

/** A second person agrees: it happens now, as if it had been asked for now. */
export interface ConfirmChange {
  readonly type: 'ConfirmChange';
  readonly proposal: string;
}
/** It will not happen; whoever proposed it may take it back so, too. */
export interface DeclineChange {
  readonly type: 'DeclineChange';
  readonly proposal: string;
  readonly ground: string;
}
export type ProposalCommand = ConfirmChange | DeclineChange;

export const proposalRefusals = {
  ProposalUnknown: { status: 404, zh: '没有待确认的变更', en: 'No such change waits for a second person' },
  ProposedAlready: {
    status: 409,
    zh: '同样的变更已提出，待第二人确认',
    en: 'The same change waits for a second person already',
  },
  ConfirmedByProposer: {
    status: 403,
    zh: '须由提出人以外的第二人确认',
    en: 'It takes a second person: not whoever proposed it',
  },
  ConfirmedByConcerned: {
    status: 403,
    zh: '不得确认涉及本人的变更',
    en: 'Nobody confirms a change that gives something to himself',
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

/** Roles that administer, sign or judge. */
const weighty: readonly HeldRole[] = [
  ...administratorRoles,
  'unitHead',
  'leaderInCharge',
  'workGroupMember',
  'panelReviewer',
  'supervisionGroupMember',
  'approver',
];

/** Whether a command may hand somebody such a power; a delegation and a deputy may always. */
export function isWeighty(command: SingleCommand): command is WeightyCommand {
  switch (command.type) {
    case 'RegisterPerson':
    case 'Appoint':
    case 'ReassignPerson':
      return command.roles.some((role) => weighty.includes(role));
    case 'DelegateDuty':
      return true;
    case 'RecordAbsence':
      return command.deputy !== undefined;
    default:
      return false;
  }
}

/** All three administrations are held by people in office: from then on a second one is there to be asked. */
export function areAdministrationsHeld({ people }: Pick<Organisation, 'people'>, today: string): boolean {
  const lacking = new Set<string>(administratorRoles);
  for (const person of people.values())
    if (person.active) for (const role of personOn(person, today).roles) lacking.delete(role);
  return lacking.size === 0;
}

/** By what a proposal is known: the id of what it would make. */
export function proposalOf(command: WeightyCommand): string {
  switch (command.type) {
    case 'RegisterPerson':
      return command.person;
    case 'Appoint':
    case 'ReassignPerson':
      return command.appointment;
    case 'DelegateDuty':
      return command.delegation;
    case 'RecordAbsence':
      return command.absence;
    default:
      return command satisfies never;
  }
}

/** Who would have something by it. */
export function concerned(command: WeightyCommand): readonly string[] {
  switch (command.type) {
    case 'RegisterPerson':
    case 'Appoint':
    case 'ReassignPerson':
      return [command.person];
    case 'DelegateDuty':
      return [command.delegate];
    case 'RecordAbsence':
      return command.deputy === undefined ? [] : [command.deputy];
    default:
      return command satisfies never;
  }
}

/** Whether two ask for the same, apart from the ids that each would make. */
export function asksTheSame(one: WeightyCommand, other: WeightyCommand): boolean {
  const bare = (command: WeightyCommand): string => {
    const made = proposalOf(command);
    const content = Object.entries(command).filter(
      ([name, value]) => value !== made && (name !== 'appointment' || command.type !== 'RegisterPerson'),
    );
    return JSON.stringify(content.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return bare(one) === bare(other);
}
