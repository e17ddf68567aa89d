import type { Ledger } from '../asking/ledger.js';
import { mostRows } from '../asking/most-rows.js';
import { type AppointmentRow, appointment, type PersonRow, person } from './person-row.js';
import { type UnitRow, unit } from './unit-row.js';

/** A person with every post, in order of the first day. */
export interface PersonLine extends PersonRow {
  readonly appointments: readonly Omit<AppointmentRow, 'person'>[];
}

/** Every unit, in order of name; at most {@link mostRows}. */
export const listUnits = (ledger: Ledger, _: object): readonly UnitRow[] =>
  ledger.rows(unit, `ORDER BY t.name, t.id LIMIT ${mostRows}`);

/** The people who hold, held or will hold a post at one unit, or all; at most {@link mostRows}. */
export function listPeople(ledger: Ledger, asked: { readonly unit?: string }): readonly PersonLine[] {
  const people =
    asked.unit === undefined
      ? ledger.rows(person, `ORDER BY t.name, t.id LIMIT ${mostRows}`)
      : ledger.rows(
          person,
          'WHERE t.id IN (SELECT person FROM appointment WHERE unit = ?) ORDER BY t.name, t.id',
          asked.unit,
        );
  const posts = Map.groupBy(
    ledger.rows(appointment, 'ORDER BY t.person, t.firstDay, t.appointment'),
    (post) => post.person,
  );
  return people.map((one) => ({
    ...one,
    appointments: (posts.get(one.id) ?? []).map(({ person: _, ...post }) => post),
  }));
}
