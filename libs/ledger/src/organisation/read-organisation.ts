import type { Ledger } from '../asking/ledger.js';
import { type PersonRow, person, type UnitRow, unit } from './organisation.js';

/** Every unit, in order of name; at most 20,000. */
export const listUnits = (ledger: Ledger, _: object): readonly UnitRow[] =>
  ledger.rows(unit, 'ORDER BY t.name, t.id LIMIT 20000');

/** The people of one unit, or all; at most 20,000. */
export const listPeople = (ledger: Ledger, asked: { readonly unit?: string }): readonly PersonRow[] =>
  asked.unit === undefined
    ? ledger.rows(person, 'ORDER BY t.name, t.id LIMIT 20000')
    : ledger.rows(person, 'WHERE t.unit = ? ORDER BY t.name, t.id', asked.unit);
