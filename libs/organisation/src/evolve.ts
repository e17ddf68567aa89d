import type { OrganisationEvent } from './events.js';
import type { Organisation, Person, Unit } from './organisation.js';
import { Register } from './register.js';

export const noOrganisation: Organisation = { units: Register.empty(), people: Register.empty() };

/** The organisation one event later; decisions may hold on to the one that they were taken on. */
export function evolveOrganisation(state: Organisation, event: OrganisationEvent): Organisation {
  switch (event.type) {
    case 'UnitRegistered': {
      const { unit, name, kind, parent } = event.data;
      return withUnit(state, { id: unit, name, kind, ...(parent === undefined ? {} : { parent }) });
    }
    case 'UnitRenamed': {
      const unit = state.units.get(event.data.unit);
      return unit ? withUnit(state, { ...unit, name: event.data.name }) : state;
    }
    case 'PersonRegistered': {
      const { person, name, unit, department, roles } = event.data;
      return withPerson(state, {
        id: person,
        name,
        unit,
        roles,
        active: true,
        ...(department === undefined ? {} : { department }),
      });
    }
    case 'PersonReassigned': {
      const { unit, department, roles } = event.data;
      const known = state.people.get(event.data.person);
      if (!known) return state;
      const { id, name, active } = known;
      return withPerson(state, {
        id,
        name,
        active,
        unit,
        roles,
        ...(department === undefined ? {} : { department }),
      });
    }
    case 'PersonLeft': {
      const known = state.people.get(event.data.person);
      return known ? withPerson(state, { ...known, active: false }) : state;
    }
    default:
      return event satisfies never;
  }
}

const withUnit = (state: Organisation, unit: Unit): Organisation => ({
  ...state,
  units: Register.of(state.units).with(unit.id, unit),
});

const withPerson = (state: Organisation, person: Person): Organisation => ({
  ...state,
  people: Register.of(state.people).with(person.id, person),
});
