import { describe, expect, it } from '@jest/globals';
import {
  type DelegationScope,
  evolveOrganisation,
  type HeldRole,
  noOrganisation,
  type OrganisationEvent,
} from '@xiaohao/organisation';
import type { Caller } from '../caller.js';
import { everything, type Grant, noneRestricted, nothing } from './grant.js';
import { grantOf } from './grant-of.js';

const by = 'a';
const today = '2026-03-02';

const unit = (
  id: string,
  kind: 'municipalFederation' | 'districtFederation' | 'office',
  parent?: string,
): OrganisationEvent => ({
  type: 'UnitRegistered',
  data: { unit: id, by, name: id, kind, ...(parent === undefined ? {} : { parent }) },
});

const units: readonly OrganisationEvent[] = [
  unit('city', 'municipalFederation'),
  unit('cityOffice', 'office', 'city'),
  unit('desk', 'office', 'cityOffice'),
  unit('east', 'districtFederation', 'city'),
  unit('eastOffice', 'office', 'east'),
];

const post = (at: string, roles: readonly HeldRole[], until?: string): OrganisationEvent => ({
  type: 'Appointed',
  data: {
    person: 'p',
    by,
    appointment: `${at}-${roles.join()}`,
    unit: at,
    roles,
    from: '2026-01-01',
    ...(until === undefined ? {} : { until }),
  },
});

const entered: OrganisationEvent = { type: 'PersonEntered', data: { person: 'p', by, name: '某' } };
const person: Caller = { kind: 'person', id: 'p', key: 'k' };
const seen = (events: readonly OrganisationEvent[], caller: Caller | undefined = person): Grant =>
  grantOf(caller, [...units, entered, ...events].reduce(evolveOrganisation, noOrganisation), today);
const own = { ...noneRestricted, person: 'p' };
const part = (...of: readonly string[]) =>
  ({ kind: 'part', units: of, person: 'p', within: null, restricted: own }) satisfies Grant;

describe('what a caller sees', () => {
  it.each<HeldRole>([
    'workGroupMember',
    'supervisionGroupMember',
    'disciplineOfficer',
    'approver',
    'auditor',
    'readOnlyLeader',
    'panelReviewer',
  ])('is everything for a %s of the root or its offices, and a unit for one of that unit', (role) => {
    for (const at of ['city', 'cityOffice', 'desk'])
      expect(seen([post(at, [role])])).toMatchObject({ kind: 'everything' });
    for (const at of ['east', 'eastOffice'])
      expect(seen([post(at, [role])])).toMatchObject({ kind: 'part', units: ['east'] });
  });

  it.each<HeldRole>(['unitClerk', 'unitHead', 'leaderInCharge', 'liaison'])(
    'is the unit of the post for a %s, an office being one by itself',
    (role) => {
      for (const at of ['city', 'cityOffice', 'east', 'eastOffice'])
        expect(seen([post(at, [role])])).toEqual(part(at));
    },
  );

  it('is the unit that an office publishes for', () => {
    expect(seen([post('cityOffice', ['publicity'])])).toEqual(part('city'));
    expect(seen([post('east', ['publicity'])])).toEqual(part('east'));
  });

  it('is the union of the posts held on the day, and ends with them', () => {
    expect(seen([post('east', ['unitClerk']), post('cityOffice', ['liaison'])])).toEqual(
      part('cityOffice', 'east'),
    );
    expect(seen([post('city', ['approver'], '2026-03-01'), post('east', ['unitClerk'])])).toEqual(
      part('east'),
    );
  });

  it('is what the person sees for whom one may act, as far and as long as that was handed on', () => {
    const other = (roles: readonly HeldRole[]): readonly OrganisationEvent[] => [
      { type: 'PersonEntered', data: { person: 'q', by, name: '某二' } },
      {
        type: 'Appointed',
        data: { person: 'q', by, appointment: 'q1', unit: 'east', roles, from: '2026-01-01' },
      },
    ];
    const delegated = (scope: DelegationScope, until = today): OrganisationEvent => ({
      type: 'DutyDelegated',
      data: {
        delegation: 'd',
        by,
        principal: 'q',
        delegate: 'p',
        scope,
        from: '2026-01-01',
        until,
        ground: '出差',
      },
    });
    const all = other(['unitHead', 'workGroupMember']);
    expect(seen([...all, delegated({ kind: 'all' })])).toEqual(part('east'));
    expect(seen([...all, delegated({ kind: 'all' }, '2026-03-01')])).toEqual(part());
    expect(seen([...all, delegated({ kind: 'roles', roles: ['unitHead'] })])).toEqual(part('east'));
    expect(seen([...other(['auditor']), delegated({ kind: 'roles', roles: ['unitHead'] })])).toEqual(part());
    expect(seen([...all, delegated({ kind: 'campaign', campaign: 'c' })])).toEqual(part());
    const clerk = [...other(['petitionClerk']), delegated({ kind: 'all' })];
    expect(seen(clerk).restricted).toEqual(own);
    const away = (deputy: string): OrganisationEvent => ({
      type: 'AbsenceRecorded',
      data: { absence: 'a', by, person: 'q', from: today, until: today, deputy },
    });
    expect(seen([...all, away('p')])).toEqual(part('east'));
    expect(seen([...all, away('x')])).toEqual(part());
  });

  it('is no unit for the three administrations and for whoever has no post', () => {
    expect(seen([post('city', ['systemAdministrator'])])).toEqual(part());
    expect(seen([])).toEqual(part());
  });

  it('is of restricted matters what one was cleared for, whatever else one sees', () => {
    for (const role of ['approver', 'auditor', 'readOnlyLeader', 'systemAdministrator'] as const)
      expect(seen([post('city', [role])]).restricted).toEqual(own);
    expect(seen([], { kind: 'administrator', id: 'k', key: 'k' }).restricted).toEqual(noneRestricted);
    expect(seen([], { kind: 'system', id: 'system:s', key: 'k' }).restricted).toEqual(noneRestricted);
  });

  it.each<HeldRole>(['petitionClerk', 'disciplineOfficer'])(
    'is all restricted matters for a %s of the root or its offices, and those of a unit for one of that unit',
    (role) => {
      for (const at of ['city', 'cityOffice', 'desk'])
        expect(seen([post(at, [role])]).restricted).toEqual({ ...own, all: true });
      for (const at of ['east', 'eastOffice'])
        expect(seen([post(at, [role])]).restricted).toEqual({ ...own, units: ['east'] });
      expect(seen([post('east', [role], '2026-03-01')]).restricted).toEqual(own);
    },
  );

  it('is the open matters of the seat for a petition clerk', () => {
    expect(seen([post('eastOffice', ['petitionClerk'])])).toMatchObject({ kind: 'part', units: ['east'] });
    expect(seen([post('cityOffice', ['petitionClerk'])])).toMatchObject({ kind: 'part', units: ['city'] });
  });

  it('is nothing without a caller, for somebody unknown, and for one who has left', () => {
    expect(grantOf(undefined, noOrganisation, today)).toEqual(nothing);
    expect(seen([], { ...person, id: 'stranger' })).toEqual(nothing);
    const left: OrganisationEvent = { type: 'PersonLeft', data: { person: 'p', by, ground: '调离' } };
    expect(seen([post('city', ['approver']), left])).toEqual(nothing);
  });

  it('is narrowed by the unit of the credential, whoever holds it', () => {
    const limited = { key: 'k', unit: 'east' };
    const within: Grant = { ...nothing, units: ['east'], within: 'east' };
    expect(seen([], { kind: 'administrator', id: 'k', key: 'k' })).toEqual(everything);
    expect(seen([], { kind: 'system', id: 'system:s', ...limited })).toEqual(within);
    expect(seen([post('city', ['approver'])], { ...person, ...limited })).toEqual({
      ...within,
      restricted: own,
    });
    expect(seen([post('city', ['unitClerk'])], { ...person, ...limited })).toEqual({
      ...part('city'),
      within: 'east',
    });
  });
});
