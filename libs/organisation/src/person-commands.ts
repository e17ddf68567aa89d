import type { HeldRole } from './roles.js';

/** A post to be given. `from` is today unless said; `until` is the last day, and open unless said. */
export interface Post {
  readonly appointment: string;
  readonly unit: string;
  readonly department?: string;
  readonly profession?: string;
  readonly roles: readonly HeldRole[];
  readonly from?: string;
  readonly until?: string;
}

/** Somebody new, with a first post. */
export interface RegisterPerson extends Post {
  readonly type: 'RegisterPerson';
  readonly person: string;
  readonly name: string;
}
/** Ends every post that is open, as of today, and gives another one. */
export interface ReassignPerson extends Post {
  readonly type: 'ReassignPerson';
  readonly person: string;
}
/** One more post. */
export interface Appoint extends Post {
  readonly type: 'Appoint';
  readonly person: string;
}
export interface EndAppointment {
  readonly type: 'EndAppointment';
  readonly person: string;
  readonly appointment: string;
  readonly lastDay: string;
}
export interface RecordDeparture {
  readonly type: 'RecordDeparture';
  readonly person: string;
  readonly ground: string;
}

export type PersonCommand = RegisterPerson | ReassignPerson | Appoint | EndAppointment | RecordDeparture;
