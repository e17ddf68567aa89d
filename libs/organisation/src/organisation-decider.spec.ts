import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@xiaohao/deciding';
import type { OrganisationCommand } from './commands.js';
import type { OrganisationEvent } from './events.js';
import { isOfUnit } from './organisation.js';
import { organisationDecider } from './organisation-decider.js';

const fold = (events: readonly OrganisationEvent[]) =>
  events.reduce(organisationDecider.evolve, organisationDecider.initial);

const root: OrganisationEvent = {
  type: 'UnitRegistered',
  data: { unit: 'root', by: 'a', name: '全市', kind: 'municipalFederation' },
};
const district: OrganisationEvent = {
  type: 'UnitRegistered',
  data: { unit: 'district', by: 'a', name: '东区', kind: 'districtFederation', parent: 'root' },
};
const clerk: OrganisationEvent = {
  type: 'PersonRegistered',
  data: { person: 'clerk', by: 'a', name: '经办人', unit: 'district', roles: ['unitClerk'] },
};

const asked = (command: OrganisationCommand, ...given: OrganisationEvent[]) => {
  const decision = organisationDecider.decide(command, fold(given), {
    by: 'a',
    today: '2026-03-02',
    now: '2026-03-02T02:00:00Z',
  });
  return isRefusal(decision) ? decision.refused : decision.map((event) => event.type);
};

describe('the register of the organisation', () => {
  it('has one root', () => {
    expect(asked({ type: 'RegisterUnit', unit: 'x', name: '另一', kind: 'office' }, root)).toBe('RootExists');
  });
  it('puts a unit only under one that is there', () => {
    expect(
      asked({ type: 'RegisterUnit', unit: 'x', name: '西区', kind: 'office', parent: 'gone' }, root),
    ).toBe('ParentUnknown');
    expect(
      asked({ type: 'RegisterUnit', unit: 'x', name: '西区', kind: 'office', parent: 'root' }, root),
    ).toEqual(['UnitRegistered']);
  });
  it('keeps names apart under one parent, and lets a unit keep its own', () => {
    expect(
      asked(
        { type: 'RegisterUnit', unit: 'x', name: '东区', kind: 'office', parent: 'root' },
        root,
        district,
      ),
    ).toBe('UnitNameTaken');
    expect(asked({ type: 'RenameUnit', unit: 'district', name: '东区' }, root, district)).toEqual([
      'UnitRenamed',
    ]);
  });
  it('registers a person at a unit that is there, with each role once', () => {
    const person = {
      type: 'RegisterPerson',
      person: 'p',
      appointment: 'post',
      name: '某',
      roles: ['auditor', 'auditor'],
    } as const;
    expect(asked({ ...person, unit: 'gone' }, root)).toBe('UnitOfPersonUnknown');
    expect(asked({ ...person, unit: 'root' }, root)).toBe('RoleRepeated');
  });
  it('does nothing more with a person who has left', () => {
    const left: OrganisationEvent = {
      type: 'PersonLeft',
      data: { person: 'clerk', by: 'a', ground: '调离' },
    };
    expect(
      asked({ type: 'RecordDeparture', person: 'clerk', ground: '再次' }, root, district, clerk, left),
    ).toBe('PersonHasLeft');
    expect(fold([root, district, clerk, left]).people.get('clerk')?.active).toBe(false);
  });
  it('knows what stands under what', () => {
    const organisation = fold([root, district]);
    expect(isOfUnit(organisation, 'district', 'root')).toBe(true);
    expect(isOfUnit(organisation, 'root', 'district')).toBe(false);
  });
});
