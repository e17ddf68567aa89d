import { Caller, done, type Office } from './caller.js';
import { Person } from './person.js';
import { bootstrapKey } from './server-process.js';

const posts = {
  clerk: ['district', ['unitClerk']],
  colleague: ['district', ['unitClerk']],
  head: ['district', ['unitHead']],
  leader: ['district', ['leaderInCharge']],
  ownReviewer: ['district', ['panelReviewer']],
  worker: ['grassroots', ['unitClerk']],
  firstReviewer: ['panel', ['panelReviewer']],
  secondReviewer: ['panel', ['panelReviewer']],
  lawyer: ['panel', ['panelReviewer']],
  accountant: ['panel', ['panelReviewer']],
  organiser: ['panel', ['panelReviewer']],
  finaliser: ['workGroup', ['workGroupMember']],
  verifier: ['workGroup', ['workGroupMember']],
  filer: ['workGroup', ['workGroupMember']],
  publicist: ['headOffice', ['publicity']],
  approver: ['headOffice', ['approver']],
  otherApprover: ['headOffice', ['approver']],
} as const;

export type Role = keyof typeof posts;
type UnitName = 'federation' | 'headOffice' | 'workGroup' | 'panel' | 'district' | 'grassroots';

const unitsToRegister: readonly (readonly [UnitName, string, string, UnitName?])[] = [
  ['federation', '示例市工会系统', 'municipalFederation'],
  ['headOffice', '市总工会机关', 'office', 'federation'],
  ['workGroup', '工作专班', 'office', 'federation'],
  ['panel', '联合审核小组', 'office', 'federation'],
  ['district', '甲区总工会', 'districtFederation', 'federation'],
  ['grassroots', '甲区某厂工会', 'grassrootsUnion', 'district'],
];

const panel = [
  ['firstReviewer', 'discipline'],
  ['secondReviewer', 'audit'],
  ['lawyer', 'law'],
  ['accountant', 'finance'],
  ['organiser', 'organisation'],
  ['ownReviewer', 'finance'],
] as const;

/** Everybody of a journey, and where they are. */
export interface Cast {
  readonly administrator: Caller;
  readonly people: Readonly<Record<Role, Person>>;
  readonly units: Readonly<Record<UnitName, string>>;
  readonly campaign: string;
}

const idOf = ({ id }: { readonly id?: string }): string => {
  if (id === undefined) throw new Error('the answer has no id');
  return id;
};

/** Registers units and people, gives everybody a key and opens a campaign with its panel. */
export async function assemble(office: Office, startsOn: string): Promise<Cast> {
  const administrator = new Caller(office, bootstrapKey);
  const units: Partial<Record<UnitName, string>> = {};
  for (const [name, title, kind, under] of unitsToRegister) {
    const parent = under === undefined ? {} : { parent: units[under] };
    units[name] = idOf(await done(administrator.post('/units', { name: title, kind, ...parent })));
  }
  const people: Partial<Record<Role, Person>> = {};
  for (const role of Object.keys(posts) as Role[]) {
    const [at, roles] = posts[role];
    const person = idOf(await done(administrator.post('/people', { name: role, unit: units[at], roles })));
    const { secret = '' } = await done(administrator.post('/keys', { person, name: role }));
    people[role] = new Person(office, secret, person);
  }
  const campaign = idOf(await done(administrator.post('/campaigns', { name: '作风建设“回头看”', startsOn })));
  const members = panel.map(([role, profession]) => ({ person: people[role]?.id, profession }));
  await done(administrator.post(`/campaigns/${campaign}/panel`, { members }, { 'if-match': '*' }));
  return { administrator, people: people as Cast['people'], units: units as Cast['units'], campaign };
}
