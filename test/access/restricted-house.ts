import { Caller, done, type Office, type Sent } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { problemPaper } from '../journeys/paper.js';
import { Person } from '../journeys/person.js';

/** Everybody who works at the root and sees what there is, and those of one district. */
const ofRoot = [
  'workGroupMember',
  'supervisionGroupMember',
  'approver',
  'publicity',
  'auditor',
  'readOnlyLeader',
  'panelReviewer',
  'leaderInCharge',
  'liaison',
] as const;
const ofDistrict = ['unitClerk', 'unitHead', 'leaderInCharge', 'readOnlyLeader', 'panelReviewer'] as const;

/** A house in which something is reported in confidence about one district. */
export interface RestrictedHouse {
  readonly cast: Cast;
  /** 信访受理员 of the root. */
  readonly petitions: Person;
  /** 纪检监察员 of the root. */
  readonly discipline: Person;
  /** The same two roles in the other district. */
  readonly elsewhere: readonly Person[];
  /** Everybody who is to learn nothing, by what they are. */
  readonly others: Readonly<Record<string, Caller>>;
  readonly otherDistrict: string;
}

export async function openRestrictedHouse(office: Office): Promise<RestrictedHouse> {
  const cast = await assemble(office, '2031-03-03');
  const { administrator, units } = cast;
  const idOf = async (path: string, body: Sent): Promise<string> =>
    String((await done(administrator.post(path, body))).id);
  const keyOf = async (holder: Sent): Promise<string> =>
    String((await done(administrator.post('/keys', { name: '限制知悉', ...holder }))).secret);
  const somebody = async (unit: string, ...roles: readonly string[]): Promise<Person> => {
    const person = await idOf('/people', { name: roles.join(), unit, roles });
    return new Person(office, await keyOf({ person }), person);
  };
  const otherDistrict = await idOf('/units', {
    name: '乙区总工会',
    kind: 'districtFederation',
    parent: units.federation,
  });
  const petitions = await somebody(units.headOffice, 'petitionClerk');
  const discipline = await somebody(units.headOffice, 'disciplineOfficer');
  const elsewhere = [
    await somebody(otherDistrict, 'petitionClerk'),
    await somebody(otherDistrict, 'disciplineOfficer'),
  ];
  const others: Record<string, Caller> = {
    'administrator key': administrator,
    system: new Caller(office, await keyOf({ system: 'oa' })),
    nobody: new Caller(office),
    'limited key of a petition clerk': new Caller(
      office,
      await keyOf({ person: petitions.id, unit: otherDistrict }),
    ),
    'petition clerk elsewhere': elsewhere[0] as Person,
    'discipline officer elsewhere': elsewhere[1] as Person,
  };
  for (const role of ofRoot) others[`${role} of the root`] = await somebody(units.headOffice, role);
  for (const role of ofDistrict) others[`${role} of the district`] = await somebody(units.district, role);
  return { cast, petitions, discipline, elsewhere, others, otherDistrict };
}

/** What a petition clerk writes down of something that came in. */
export const intakePaper = (unit: string, change: Sent = {}): Sent => ({
  unit,
  channel: 'letter',
  receivedOn: '2031-03-01',
  reporter: { name: '举报人甲', contact: '000-0000' },
  ...change,
});

/** A restricted problem of the district with everything that people may have a part in. */
export async function raiseRestricted(
  { cast, petitions }: Pick<RestrictedHouse, 'cast' | 'petitions'>,
  intake: string,
  change: Sent = {},
): Promise<string> {
  const { people, units, campaign } = cast;
  const classification = problemPaper(campaign, '')['classification'] as Sent;
  const paper = problemPaper(campaign, units.district, {
    owner: { kind: 'unit', unit: units.district, leader: people.leader.id, person: people.clerk.id },
    supportUnits: [units.grassroots],
    wording: { title: '反映违规发放津贴', description: '来信反映，两年来重复发放补贴。' },
    classification: { ...classification, secrecy: 'restricted' },
    intake,
    ...change,
  });
  return String((await done(petitions.identifies(paper))).id);
}
