import type { HeldRole } from './roles.js';
import type { DelegationScope } from './stand-in-events.js';
import type { Proposal } from './two-persons.js';
import type { UnitDescription } from './unit-events.js';

/** A stretch of time under one parent; instants, UTC. Open ends are from ever and until further notice. */
export interface Standing {
  readonly parent: string;
  readonly from?: string;
  readonly until?: string;
}

/** By whose hand, why and when (instant, UTC) something in the register came to its end. */
export interface Ending {
  readonly by: string;
  readonly ground: string;
  readonly at: string;
}

export interface Renaming {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  /** Instant, UTC; the oldest have none. */
  readonly at?: string;
}

export interface Unit extends UnitDescription {
  readonly id: string;
  readonly name: string;
  /** Absent for the root alone. A merged unit stands under its successor. */
  readonly parent?: string;
  readonly formerNames: readonly string[];
  /** What gave it another name each time, in the order of {@link formerNames}. */
  readonly renamings: readonly Renaming[];
  /** Where it stood before, oldest first; the last one is where it stands now. */
  readonly standings: readonly Standing[];
  /** Units that were merged into this one, in that order. */
  readonly absorbed: readonly string[];
  /** Its successor, once it has been merged. */
  readonly mergedInto?: string;
  /** Merged or dissolved: kept for what happened, open to nothing new. */
  readonly closed: boolean;
  /** Of the merger or the dissolution. */
  readonly ending?: Ending;
}

/** A post at a unit. Dates are inclusive; without `from` it was held from ever. */
export interface Appointment {
  readonly id: string;
  readonly unit: string;
  readonly department?: string;
  readonly profession?: string;
  readonly roles: readonly HeldRole[];
  readonly from?: string;
  readonly until?: string;
  /** The day on which its ending was recorded, which may be later than its last day. */
  readonly endRecordedOn?: string;
  /** Who recorded its ending. */
  readonly endedBy?: string;
}

/** The oldest departures do not say when. */
export type Departure = Omit<Ending, 'at'> & Partial<Pick<Ending, 'at'>>;

export interface Person {
  readonly id: string;
  readonly name: string;
  /** False once the person has left. */
  readonly active: boolean;
  readonly departure?: Departure;
  /** Those held, ended and to come, in the order of appointing. */
  readonly appointments: readonly Appointment[];
}

/** `delegate` acts for `principal`. */
export interface Delegation {
  readonly id: string;
  readonly principal: string;
  readonly delegate: string;
  readonly scope: DelegationScope;
  readonly from: string;
  readonly until: string;
  readonly ground: string;
}

export interface Absence {
  readonly id: string;
  readonly person: string;
  readonly from: string;
  readonly until: string;
  readonly deputy?: string;
}

/** Units, people and who stands in for whom, at one revision of the organisation's stream. */
export interface Organisation {
  readonly units: ReadonlyMap<string, Unit>;
  readonly people: ReadonlyMap<string, Person>;
  readonly delegations: ReadonlyMap<string, Delegation>;
  readonly absences: ReadonlyMap<string, Absence>;
  /** Changes that wait for a second person. */
  readonly proposals: ReadonlyMap<string, Proposal>;
}

/** Whether `unit` is `other` or stands under it now. */
export function isOfUnit(organisation: Organisation, unit: string, other: string): boolean {
  const seen = new Set<string>();
  for (
    let at: string | undefined = unit;
    at !== undefined && !seen.has(at);
    at = organisation.units.get(at)?.parent
  ) {
    if (at === other) return true;
    seen.add(at);
  }
  return false;
}
