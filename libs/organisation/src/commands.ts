import type { Role, UnitKind } from './events.js';

export interface RegisterUnit {
  readonly type: 'RegisterUnit';
  readonly unit: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent?: string;
}
export interface RenameUnit {
  readonly type: 'RenameUnit';
  readonly unit: string;
  readonly name: string;
}
export interface RegisterPerson {
  readonly type: 'RegisterPerson';
  readonly person: string;
  readonly name: string;
  readonly unit: string;
  readonly department?: string;
  readonly roles: readonly Role[];
}
export interface ReassignPerson {
  readonly type: 'ReassignPerson';
  readonly person: string;
  readonly unit: string;
  readonly department?: string;
  readonly roles: readonly Role[];
}
export interface RecordDeparture {
  readonly type: 'RecordDeparture';
  readonly person: string;
  readonly ground: string;
}

/** What can be asked of the organisation's register. New ids are made by the caller. */
export type OrganisationCommand =
  | RegisterUnit
  | RenameUnit
  | RegisterPerson
  | ReassignPerson
  | RecordDeparture;
