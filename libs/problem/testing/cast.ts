import type { Organisation, Person, Role, Unit } from '@xiaohao/organisation';

const unit = (id: string, parent?: string): [string, Unit] => [
  id,
  { id, name: id, kind: 'office', ...(parent === undefined ? {} : { parent }) },
];

const person = (id: string, at: string, roles: readonly Role[] = [], active = true): [string, Person] => [
  id,
  { id, name: id, unit: at, roles, active },
];

/**
 * The people of the specs. `district` has the problem, `team` stands under it, `helpers` lends support,
 * `office` and `inspection` are outside.
 */
export const organisation: Organisation = {
  units: new Map([
    unit('federation'),
    unit('district', 'federation'),
    unit('team', 'district'),
    unit('helpers', 'federation'),
    unit('office', 'federation'),
    unit('inspection', 'federation'),
  ]),
  people: new Map([
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
    person('thirdReviewer', 'office', ['panelReviewer']),
    person('verifier', 'inspection', ['supervisionGroupMember']),
    person('approver', 'office', ['approver']),
    person('allRounder', 'office', ['supervisionGroupMember', 'approver', 'publicity', 'unitHead']),
    person('publicist', 'office', ['publicity']),
    person('leaver', 'inspection', ['panelReviewer', 'approver'], false),
  ]),
};

/** The same organisation with one person changed. */
export const withPerson = (id: string, change: Partial<Person>): Organisation => {
  const known = organisation.people.get(id);
  if (known === undefined) throw new Error(`nobody is called ${id}`);
  return { ...organisation, people: new Map(organisation.people).set(id, { ...known, ...change }) };
};
