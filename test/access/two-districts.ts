import { Caller, done, type Office } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { prove, work } from '../journeys/correcting.js';
import { measurePaper, problemPaper, tests } from '../journeys/paper.js';
import { Person } from '../journeys/person.js';

/** What there is of one district that another may not know of. */
export interface District {
  readonly unit: string;
  readonly problem: string;
  /** Another one, just found. */
  readonly open: string;
  readonly measure: string;
  readonly digest: string;
  readonly list: string;
  readonly clerk: Person;
}

/** Two districts side by side under one federation, and everybody who sees only the first. */
export interface TwoDistricts {
  readonly cast: Cast;
  readonly ours: District;
  readonly theirs: District;
  readonly readers: Readonly<Record<string, Caller>>;
}

const local = ['unitClerk', 'unitHead', 'leaderInCharge', 'liaison', 'publicity'] as const;
const overseeing = [
  'workGroupMember',
  'supervisionGroupMember',
  'approver',
  'auditor',
  'readOnlyLeader',
  'panelReviewer',
] as const;

export async function openTwoDistricts(office: Office): Promise<TwoDistricts> {
  const cast = await assemble(office, '2031-03-03');
  const { administrator, units } = cast;
  const idOf = async (path: string, body: Readonly<Record<string, unknown>>): Promise<string> =>
    (await done(administrator.post(path, body))).id ?? '';
  const keyOf = async (holder: Readonly<Record<string, unknown>>): Promise<string> =>
    (await done(administrator.post('/keys', { name: '差分', ...holder }))).secret ?? '';
  const somebody = async (unit: string, ...roles: readonly string[]): Promise<Person> => {
    const person = await idOf('/people', { name: roles.join(), unit, roles });
    return new Person(office, await keyOf({ person }), person);
  };
  const second = await idOf('/units', {
    name: '乙区总工会',
    kind: 'districtFederation',
    parent: units.federation,
  });
  const other = await somebody(second, 'unitClerk', 'unitHead');
  const theirs = await aWholeLife(cast, other, other, second);
  const own = await somebody(units.district, 'unitClerk', 'unitHead');
  const ours = await aWholeLife(cast, own, cast.people.worker, units.district);
  const readers: Record<string, Caller> = {
    assigned: cast.people.worker,
    system: new Caller(office, await keyOf({ system: 'dept', unit: units.district })),
    limited: new Caller(office, await keyOf({ person: cast.people.approver.id, unit: units.district })),
    nothing: await somebody(units.headOffice, 'liaison'),
  };
  for (const role of [...local, ...overseeing]) readers[role] = await somebody(units.district, role);
  return { cast, ours, theirs, readers };
}

/** One problem from its finding to a verified sign-off, everything that it has being one district's. */
async function aWholeLife(
  { people, campaign }: Cast,
  clerk: Person,
  handler: Person,
  unit: string,
): Promise<District> {
  const paper = problemPaper(campaign, unit, {
    owner: { kind: 'unit', unit, leader: clerk.id, person: clerk.id },
  });
  const problem = String((await done(clerk.identifies(paper))).id);
  await done(clerk.namesCause(problem, 'management'));
  const handedIn = await done(
    clerk.post(`/campaigns/${campaign}/units/${unit}/problem-list/submissions`, { problems: [{ problem }] }),
  );
  await done(people.firstReviewer.passesFirstReview(problem));
  await done(people.secondReviewer.passesSecondReview(problem));
  await done(people.finaliser.finalises(problem));
  const accountable = { person: handler.id, leader: clerk.id, unit, dueOn: '2031-06-30' };
  const assigned = await done(clerk.assigns(problem, measurePaper(accountable)));
  const measure = assigned.created?.['measure'] ?? '';
  await done(clerk.starts(problem));
  await work(handler, problem, measure);
  await prove(handler, problem, measure, problem);
  await done(clerk.applies(problem, tests));
  const { evidence } = await done(clerk.reads(problem));
  const [first] = evidence as readonly { readonly file: { readonly digest: string } }[];
  const open = String((await done(clerk.identifies(problemPaper(campaign, unit)))).id);
  return {
    unit,
    problem,
    open,
    measure,
    digest: first?.file.digest ?? '',
    list: String(handedIn['list']),
    clerk,
  };
}
