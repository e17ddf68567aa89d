import type { Role, UnitKind } from '@xiaohao/organisation';
import { table, type View } from '@xiaohao/projection-runtime';
import { onOrganisation } from '../reading-events/other-events.js';
import { mustBeThere } from '../reading-events/problem-events.js';

export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly department: string | null;
  readonly roles: readonly Role[];
  /** False once the person has left. */
  readonly active: boolean;
}

export const unit = table<UnitRow>({
  name: 'unit',
  columns: { id: 'text', name: 'text', kind: 'text', parent: 'text' },
  key: ['id'],
  indexes: [{ columns: ['parent'] }],
});

export const person = table<PersonRow>({
  name: 'person',
  columns: { id: 'text', name: 'text', unit: 'text', department: 'text', roles: 'json', active: 'boolean' },
  key: ['id'],
  indexes: [{ columns: ['unit'] }],
});

/** Units with what they stand under, and people with their roles, as they are now. */
export const organisation: View = {
  name: 'organisation',
  version: 1,
  claims: [
    onOrganisation({
      UnitRegistered({ data }, rows) {
        const { unit: id, name, kind, parent = null } = data;
        rows.put(unit, { id, name, kind, parent });
      },
      UnitRenamed({ data }, rows) {
        rows.put(unit, { ...mustBeThere(rows.get(unit, data.unit), 'unit', data.unit), name: data.name });
      },
      PersonRegistered({ data }, rows) {
        const { person: id, name, unit: at, department = null, roles } = data;
        rows.put(person, { id, name, unit: at, department, roles, active: true });
      },
      PersonReassigned({ data }, rows) {
        const before = mustBeThere(rows.get(person, data.person), 'person', data.person);
        const { unit: at, department = null, roles } = data;
        rows.put(person, { ...before, unit: at, department, roles });
      },
      PersonLeft({ data }, rows) {
        const before = mustBeThere(rows.get(person, data.person), 'person', data.person);
        rows.put(person, { ...before, active: false });
      },
    }),
  ],
  tables: [unit, person],
};
