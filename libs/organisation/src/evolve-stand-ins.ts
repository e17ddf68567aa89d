import type { Organisation } from './organisation.js';
import { Register } from './register.js';
import type { StandInEvent } from './stand-in-events.js';

/** Delegations and absences one event later. */
export function evolveStandIns(state: Organisation, event: StandInEvent): Organisation {
  switch (event.type) {
    case 'DutyDelegated': {
      const { delegation: id, by: _, ...rest } = event.data;
      return { ...state, delegations: Register.of(state.delegations).with(id, { id, ...rest }) };
    }
    case 'DelegationEnded': {
      const { delegation: id, lastDay: until } = event.data;
      const known = state.delegations.get(id);
      return known
        ? { ...state, delegations: Register.of(state.delegations).with(id, { ...known, until }) }
        : state;
    }
    case 'AbsenceRecorded': {
      const { absence: id, by: _, ...rest } = event.data;
      return { ...state, absences: Register.of(state.absences).with(id, { id, ...rest }) };
    }
    case 'AbsenceEnded': {
      const { absence: id, lastDay: until } = event.data;
      const known = state.absences.get(id);
      return known
        ? { ...state, absences: Register.of(state.absences).with(id, { ...known, until }) }
        : state;
    }
    default:
      return event satisfies never;
  }
}
