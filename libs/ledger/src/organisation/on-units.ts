import type { RowStore } from '@xiaohao/projection-runtime';
import type { OrganisationHandlers } from '../reading-events/other-events.js';
import { mustBeThere } from '../reading-events/problem-events.js';
import { type UnitRow, unit } from './unit-row.js';

function change(rows: RowStore, id: string, to: Partial<UnitRow>): void {
  rows.put(unit, { ...mustBeThere(rows.get(unit, id), 'unit', id), ...to });
}

/** What the events of units make of their rows. */
export const onUnits: OrganisationHandlers = {
  UnitRegistered({ data }, rows) {
    const { unit: id, name, kind, parent = null } = data;
    const unknown = { level: null, field: null, trade: null, mergedInto: null };
    rows.put(unit, { id, name, kind, parent, ...unknown, closed: false });
  },
  UnitRenamed({ data }, rows) {
    change(rows, data.unit, { name: data.name });
  },
  UnitDescribed({ data }, rows) {
    const { kind, level = null, field = null, trade = null } = data;
    change(rows, data.unit, { kind, level, field, trade });
  },
  UnitMoved({ data }, rows) {
    change(rows, data.unit, { parent: data.parent });
  },
  UnitsMerged({ data }, rows) {
    for (const ended of data.units)
      change(rows, ended, { parent: data.into, mergedInto: data.into, closed: true });
  },
  UnitClosed({ data }, rows) {
    change(rows, data.unit, { closed: true });
  },
};
