import type { RowStore } from '@xiaohao/projection-runtime';
import type { OrganisationHandlers } from '../reading-events/other-events.js';
import { mustBeThere } from '../reading-events/problem-events.js';
import { type AppointmentRow, appointment, person } from './person-row.js';

type Post = Pick<AppointmentRow, 'unit' | 'roles'> & { readonly department?: string | null };

/** The one post of somebody whose events knew no appointments: it has the person's own id. */
function undated(rows: RowStore, of: string, { unit, department = null, roles }: Post): void {
  rows.put(appointment, {
    person: of,
    appointment: of,
    unit,
    department,
    profession: null,
    roles,
    firstDay: null,
    lastDay: null,
  });
}

/** What the events of people make of their rows. */
export const onPeople: OrganisationHandlers = {
  PersonRegistered({ data }, rows) {
    rows.put(person, { id: data.person, name: data.name, active: true });
    undated(rows, data.person, data);
  },
  PersonReassigned({ data }, rows) {
    mustBeThere(rows.get(person, data.person), 'person', data.person);
    undated(rows, data.person, data);
  },
  PersonLeft({ data }, rows) {
    const before = mustBeThere(rows.get(person, data.person), 'person', data.person);
    rows.put(person, { ...before, active: false });
  },
  PersonEntered({ data }, rows) {
    rows.put(person, { id: data.person, name: data.name, active: true });
  },
  Appointed({ data }, rows) {
    const { by: _, department = null, profession = null, from, until = null, ...post } = data;
    mustBeThere(rows.get(person, data.person), 'person', data.person);
    rows.put(appointment, { ...post, department, profession, firstDay: from, lastDay: until });
  },
  AppointmentEnded({ data }, rows) {
    const before = mustBeThere(
      rows.get(appointment, data.person, data.appointment),
      'appointment',
      data.appointment,
    );
    rows.put(appointment, { ...before, lastDay: data.lastDay });
  },
};
