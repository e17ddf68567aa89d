import type { OrganisationEvent } from './events.js';
import { evolvePeople } from './evolve-people.js';
import { evolveStandIns } from './evolve-stand-ins.js';
import { evolveUnits } from './evolve-units.js';
import type { Organisation } from './organisation.js';
import { Register } from './register.js';

export const noOrganisation: Organisation = {
  units: Register.empty(),
  people: Register.empty(),
  delegations: Register.empty(),
  absences: Register.empty(),
  proposals: new Map(),
};

/** The organisation one event later; decisions may hold on to the one that they were taken on. */
export function evolveOrganisation(state: Organisation, event: OrganisationEvent): Organisation {
  switch (event.type) {
    case 'UnitRegistered':
    case 'UnitRenamed':
    case 'UnitDescribed':
    case 'UnitMoved':
    case 'UnitsMerged':
    case 'UnitClosed':
      return evolveUnits(state, event);
    case 'PersonRegistered':
    case 'PersonReassigned':
    case 'PersonLeft':
    case 'PersonEntered':
    case 'Appointed':
    case 'AppointmentEnded':
      return evolvePeople(state, event);
    case 'DutyDelegated':
    case 'DelegationEnded':
    case 'AbsenceRecorded':
    case 'AbsenceEnded':
      return evolveStandIns(state, event);
    case 'ChangeProposed': {
      const { proposal: id, ...rest } = event.data;
      return { ...state, proposals: new Map(state.proposals).set(id, { id, ...rest }) };
    }
    case 'ChangeConfirmed':
    case 'ChangeDeclined': {
      const proposals = new Map(state.proposals);
      proposals.delete(event.data.proposal);
      return { ...state, proposals };
    }
    default:
      return event satisfies never;
  }
}
