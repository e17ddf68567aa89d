import type { Appointment, Organisation, Person } from './organisation.js';
import type { PersonEvent } from './person-events.js';
import { Register } from './register.js';

/** The people one event later. An event about somebody who is not there changes nothing. */
export function evolvePeople(state: Organisation, event: PersonEvent): Organisation {
  switch (event.type) {
    case 'PersonRegistered': {
      const { person: id, name } = event.data;
      return withPerson(state, { id, name, active: true, appointments: [undated(event.data)] });
    }
    case 'PersonReassigned':
      // When the earlier posts ended was not written down then, and nothing counts from it.
      return changed(state, event.data.person, (person) => ({
        ...person,
        appointments: [undated(event.data)],
      }));
    case 'PersonLeft': {
      const { person: id, ...departure } = event.data;
      return changed(state, id, (person) => ({ ...person, active: false, departure }));
    }
    case 'PersonEntered': {
      const { person: id, name } = event.data;
      return withPerson(state, { id, name, active: true, appointments: [] });
    }
    case 'Appointed': {
      const { person: id, by: _, appointment, ...post } = event.data;
      return changed(state, id, (person) => ({
        ...person,
        appointments: [...person.appointments, { id: appointment, ...post }],
      }));
    }
    case 'AppointmentEnded': {
      const { person: id, by: endedBy, appointment, lastDay, recordedOn } = event.data;
      return changed(state, id, (person) => ({
        ...person,
        appointments: person.appointments.map((held) =>
          held.id === appointment ? { ...held, until: lastDay, endRecordedOn: recordedOn, endedBy } : held,
        ),
      }));
    }
    default:
      return event satisfies never;
  }
}

type Undated = Extract<PersonEvent, { type: 'PersonRegistered' | 'PersonReassigned' }>['data'];

/** The one appointment of somebody whose events knew none: it has the person's own id. */
const undated = ({ person, unit, department, roles }: Undated): Appointment => ({
  id: person,
  unit,
  ...(department === undefined ? {} : { department }),
  roles,
});

function changed(state: Organisation, id: string, change: (person: Person) => Person): Organisation {
  const person = state.people.get(id);
  return person ? withPerson(state, change(person)) : state;
}

const withPerson = (state: Organisation, person: Person): Organisation => ({
  ...state,
  people: Register.of(state.people).with(person.id, person),
});
