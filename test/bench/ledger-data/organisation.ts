import type { SeededRandom } from './random.js';

export interface SomeUnit {
  readonly id: string;
  readonly people: readonly string[];
}

export interface SomeOrganisation {
  readonly units: readonly SomeUnit[];
  readonly reviewers: readonly string[];
  readonly events: readonly { readonly type: string; readonly data: object }[];
}

const perDistrict = 12;

/** A federation, its districts, and under each the unions of streets and factories. */
export function someOrganisation(r: SeededRandom, start: number, districts = 24): SomeOrganisation {
  const by = r.uuid(start);
  const events: { readonly type: string; readonly data: object }[] = [];
  const units: SomeUnit[] = [];
  const register = (name: string, kind: string, parent?: string): string => {
    const unit = r.uuid(start);
    events.push({ type: 'UnitRegistered', data: { unit, by, name, kind, ...(parent ? { parent } : {}) } });
    const people = [1, 2, 3].map((place) => {
      const person = r.uuid(start);
      const roles = place === 1 ? ['unitHead'] : ['unitClerk'];
      events.push({ type: 'PersonRegistered', data: { person, by, name: `${name}${place}`, unit, roles } });
      return person;
    });
    units.push({ id: unit, people });
    return unit;
  };
  const root = register('市总工会', 'municipalFederation');
  for (let d = 1; d <= districts; d++) {
    const district = register(`第${d}区总工会`, 'districtFederation', root);
    for (let u = 1; u < perDistrict; u++) register(`第${d}区第${u}基层工会`, 'grassrootsUnion', district);
  }
  return { units, reviewers: units[0]?.people ?? [], events };
}
