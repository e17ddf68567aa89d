import {
  evolveOrganisation,
  noOrganisation,
  type Organisation,
  type OrganisationEvent,
  type Person,
  type Role,
} from '@xiaohao/organisation';

const unit = (id: string, parent?: string): OrganisationEvent => ({
  type: 'UnitRegistered',
  data: { unit: id, by: 'keeper', name: id, kind: 'office', ...(parent === undefined ? {} : { parent }) },
});

const person = (id: string, at: string, roles: readonly Role[] = []): OrganisationEvent => ({
  type: 'PersonRegistered',
  data: { person: id, by: 'keeper', name: id, unit: at, roles },
});

/**
 * The people of the specs. `district` has the problem, `team` stands under it, `helpers` lends support,
 * `office` and `inspection` are outside.
 */
export const founding: readonly OrganisationEvent[] = [
  unit('federation'),
  unit('district', 'federation'),
  unit('team', 'district'),
  unit('helpers', 'federation'),
  unit('office', 'federation'),
  unit('inspection', 'federation'),
  person('clerk', 'district', ['unitClerk']),
  person('head', 'district', ['unitHead']),
  person('worker', 'team', ['unitClerk']),
  person('teamHead', 'team', ['unitHead', 'panelReviewer', 'supervisionGroupMember', 'approver']),
  person('helper', 'helpers', ['unitClerk', 'supervisionGroupMember', 'approver']),
  person('leader', 'federation', ['leaderInCharge', 'approver']),
  person('finder', 'office', ['workGroupMember']),
  person('finaliser', 'office', ['workGroupMember']),
  person('firstReviewer', 'inspection', ['panelReviewer']),
  person('secondReviewer', 'inspection', ['panelReviewer']),
  person('thirdReviewer', 'office', ['panelReviewer', 'workGroupMember']),
  person('verifier', 'inspection', ['supervisionGroupMember']),
  person('approver', 'office', ['approver']),
  person('allRounder', 'office', [
    'supervisionGroupMember',
    'approver',
    'publicity',
    'unitHead',
    'panelReviewer',
  ]),
  person('publicist', 'office', ['publicity']),
  person('leaver', 'inspection', ['panelReviewer', 'approver']),
  { type: 'PersonLeft', data: { person: 'leaver', by: 'keeper', ground: '调离' } },
];

/** What stands after some events. */
export const standingAfter = (...events: readonly OrganisationEvent[]): Organisation =>
  events.reduce(evolveOrganisation, noOrganisation);

export const organisation = standingAfter(...founding);

/** The same organisation with one person's post, or being in office, changed; it has always been so. */
export const withPerson = (
  id: string,
  {
    active,
    ...post
  }: { readonly active?: boolean; readonly unit?: string; readonly roles?: readonly Role[] },
): Organisation => {
  const known = organisation.people.get(id);
  const [held] = known?.appointments ?? [];
  if (known === undefined || held === undefined) throw new Error(`nobody is called ${id}`);
  const changed: Person = {
    ...known,
    active: active ?? known.active,
    appointments: [{ ...held, ...post }],
  };
  return { ...organisation, people: new Map(organisation.people).set(id, changed) };
};

/** The same organisation where one person holds more roles at the same post, or the same ones at another unit. */
export const also = (id: string, more: readonly Role[], unit?: string): { organisation: Organisation } => {
  const [held] = organisation.people.get(id)?.appointments ?? [];
  const roles = [...(held?.roles ?? []), ...more] as Role[];
  return { organisation: withPerson(id, { roles, ...(unit === undefined ? {} : { unit }) }) };
};
