import type { Organisation, Standing, Unit } from './organisation.js';
import { Register } from './register.js';
import type { UnitEvent } from './unit-events.js';

/** The units one event later. An event about a unit that is not there changes nothing. */
export function evolveUnits(state: Organisation, event: UnitEvent): Organisation {
  switch (event.type) {
    case 'UnitRegistered': {
      const { unit, name, kind, parent } = event.data;
      return withUnit(state, {
        id: unit,
        name,
        kind,
        ...(parent === undefined ? {} : { parent }),
        formerNames: [],
        renamings: [],
        standings: parent === undefined ? [] : [{ parent }],
        absorbed: [],
        closed: false,
      });
    }
    case 'UnitRenamed': {
      const { unit: id, name, ...rest } = event.data;
      return changed(state, id, (unit) => ({
        ...unit,
        name,
        formerNames: [...unit.formerNames, unit.name],
        renamings: [...unit.renamings, { from: unit.name, to: name, ...rest }],
      }));
    }
    case 'UnitDescribed': {
      const { unit: id, by: _, ...description } = event.data;
      return changed(state, id, ({ kind: _k, level: _l, field: _f, trade: _t, ...unit }) => ({
        ...unit,
        ...description,
      }));
    }
    case 'UnitMoved': {
      const { unit: id, parent, at } = event.data;
      return changed(state, id, (unit) => standingUnder(unit, parent, at));
    }
    case 'UnitsMerged': {
      const { units, into, by, ground, at } = event.data;
      const ending = { by, ground, at };
      const ended = units.reduce(
        (so, id) =>
          changed(so, id, (unit) => ({
            ...standingUnder(unit, into, at),
            mergedInto: into,
            closed: true,
            ending,
          })),
        state,
      );
      return changed(ended, into, (unit) => ({ ...unit, absorbed: [...unit.absorbed, ...units] }));
    }
    case 'UnitClosed': {
      const { unit: id, ...ending } = event.data;
      return changed(state, id, (unit) => ({ ...unit, closed: true, ending }));
    }
    default:
      return event satisfies never;
  }
}

function standingUnder(unit: Unit, parent: string, at: string): Unit {
  const before = unit.standings.map(
    (standing, index): Standing =>
      index === unit.standings.length - 1 ? { ...standing, until: at } : standing,
  );
  return { ...unit, parent, standings: [...before, { parent, from: at }] };
}

function changed(state: Organisation, id: string, change: (unit: Unit) => Unit): Organisation {
  const unit = state.units.get(id);
  return unit ? withUnit(state, change(unit)) : state;
}

const withUnit = (state: Organisation, unit: Unit): Organisation => ({
  ...state,
  units: Register.of(state.units).with(unit.id, unit),
});
