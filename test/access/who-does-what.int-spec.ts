import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles } from '@xiaohao/organisation';
import { done, refusal } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { prove, work } from '../journeys/correcting.js';
import { measurePaper, problemPaper, tests } from '../journeys/paper.js';
import { Person } from '../journeys/person.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { readWhoDoesWhat } from './read-who-does-what.js';
import { whoDoesWhat } from './who-does-what.js';

const oracle = readWhoDoesWhat(whoDoesWhat);
const places = { own: 'district', below: 'grassroots', above: 'federation', other: 'headOffice' } as const;

/** What the policy says no with; anything else is said by the problem itself, to somebody who has the command. */
const ofThePolicy = [
  'EndorserNotOfOwnersSide',
  'RoleMayNot',
  'RoleMayNotAtStage',
  'NotOfResponsibleUnit',
  'NotOfCorrectingSide',
  'ApplicantNotOfOwnersSide',
  'UnitApproverNotOfOwnersSide',
  'OwnersSideMayNot',
  'ReviewerOfOwnUnit',
  'JudgeOfOwnersSide',
  'StageForbids',
];

interface Somebody {
  readonly person: Person;
  readonly role: string;
  readonly unit: string;
}

interface Action {
  readonly command: string;
  readonly permitted: boolean;
  readonly refusal?: { readonly code: string };
}

describe('over HTTP, everybody', () => {
  const { folder, remove } = dataFolder();
  const office = { url: '' };
  const everybody: Somebody[] = [];
  let server: ServerProcess;
  let cast: Cast;
  let problem = '';
  let measure = '';

  beforeAll(async () => {
    server = await startServer(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    office.url = server.url;
    cast = await assemble(office, '2031-01-01');
    const { administrator, units } = cast;
    for (const [unit, name] of Object.entries(places))
      for (const role of roles) {
        const post = { name: `${role}.${unit}`, unit: units[name], roles: [role] };
        const { id = '' } = await done(administrator.post('/people', post));
        const { secret = '' } = await done(administrator.post('/keys', { person: id, name: role }));
        everybody.push({ person: new Person(office, secret, id), role, unit });
      }
    const { clerk } = cast.people;
    problem = String((await done(clerk.identifies(problemPaper(cast.campaign, units.district)))).id);
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  /** What is told of every command, beside what the oracle says; whoever does not see the problem is told nothing. */
  async function differing(
    stage: string,
  ): Promise<{ readonly cells: number; readonly found: readonly string[] }> {
    const found: string[] = [];
    let cells = 0;
    for (const { person, role, unit } of everybody) {
      const { status, body } = await person.get(`/problems/${problem}/actions`);
      if (status === 404) continue;
      for (const { command, permitted, refusal: said } of body['actions'] as readonly Action[]) {
        cells += 1;
        const denied = !permitted && ofThePolicy.includes(said?.code ?? '');
        if (denied === oracle.allows({ command, stage, role, unit, bond: 'none' }))
          found.push(`${command} at ${stage} by ${role} of ${unit}: ${said?.code ?? 'permitted'}`);
      }
    }
    return { cells, found };
  }

  const stages: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['identified', () => done(cast.people.clerk.namesCause(problem, 'management'))],
    ['firstReview', () => done(cast.people.clerk.submits(problem))],
    ['secondReview', () => done(cast.people.firstReviewer.passesFirstReview(problem))],
    [
      'finalised',
      async () => {
        await done(cast.people.secondReviewer.passesSecondReview(problem));
        await done(cast.people.finaliser.finalises(problem));
      },
    ],
    [
      'rectifying',
      async () => {
        const { clerk, worker, leader } = cast.people;
        const accountable = {
          person: worker.id,
          leader: leader.id,
          unit: cast.units.district,
          dueOn: '2031-06-30',
        };
        const assigned = await done(clerk.assigns(problem, measurePaper(accountable)));
        measure = assigned.created?.['measure'] ?? '';
        await done(clerk.starts(problem));
      },
    ],
    [
      'signOffRequested',
      async () => {
        await work(cast.people.worker, problem, measure);
        await prove(cast.people.worker, problem, measure, problem);
        await done(cast.people.clerk.applies(problem, tests));
      },
    ],
  ];

  it.each(stages)('may do at the stage %s what the oracle says', async (stage, reach) => {
    await reach();
    const { cells, found } = await differing(stage);
    expect(found).toEqual([]);
    expect(cells).toBeGreaterThan(700);
  });

  it('who is told no is told no when asking, and what is done is done', async () => {
    const by = (role: string, unit: string): Person => {
      const one = everybody.find((other) => other.role === role && other.unit === unit);
      if (one === undefined) throw new Error(`nobody is ${role} of ${unit}`);
      return one.person;
    };
    expect(await refusal(by('auditor', 'above').namesCause(problem, 'thought'))).toEqual([403, 'RoleMayNot']);
    expect(await refusal(by('unitClerk', 'own').finalises(problem))).toEqual([403, 'RoleMayNot']);
    expect(await refusal(by('unitHead', 'other').approvesForUnit(problem))).toEqual([404, 'NotFound']);
    expect(await refusal(by('unitClerk', 'own').approvesForUnit(problem))).toEqual([403, 'RoleMayNot']);
    await done(by('unitHead', 'own').approvesForUnit(problem));
    expect(await refusal(by('workGroupMember', 'own').verifies(problem, tests))).toEqual([
      403,
      'JudgeOfOwnersSide',
    ]);
    await done(by('workGroupMember', 'other').verifies(problem, tests));
  });

  it('a role that is taken away between the challenge and the signature counts at once', async () => {
    const { administrator, people, units } = cast;
    const other = String(
      (await done(people.clerk.identifies(problemPaper(cast.campaign, units.district)))).id,
    );
    const { finaliser } = people;
    expect((await done(finaliser.get(`/problems/${other}/actions`)))['actions']).toContainEqual({
      command: 'WithdrawProblem',
      permitted: true,
    });
    const post = { unit: units.workGroup, roles: ['auditor'] };
    await done(administrator.post(`/people/${finaliser.id}/assignment`, post, { 'if-match': '*' }));
    const withdrawn = finaliser.acts(other, 'withdrawal', { ground: '不成立' });
    expect(await refusal(withdrawn)).toEqual([403, 'RoleMayNot']);
  });
});
