import type { HeldRole } from '@xiaohao/organisation';
import { table } from '@xiaohao/projection-runtime';

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  /** False once the person has left. */
  readonly active: boolean;
}

/** A post; dates are inclusive, and a view knows no today: whoever reads says as of which day. */
export interface AppointmentRow {
  readonly person: string;
  readonly appointment: string;
  readonly unit: string;
  readonly department: string | null;
  readonly profession: string | null;
  readonly roles: readonly HeldRole[];
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

export const person = table<PersonRow>({
  name: 'person',
  columns: { id: 'text', name: 'text', active: 'boolean' },
  key: ['id'],
});

export const appointment = table<AppointmentRow>({
  name: 'appointment',
  columns: {
    person: 'text',
    appointment: 'text',
    unit: 'text',
    department: 'text',
    profession: 'text',
    roles: 'json',
    firstDay: 'text',
    lastDay: 'text',
  },
  key: ['person', 'appointment'],
  indexes: [{ columns: ['unit'] }],
});
