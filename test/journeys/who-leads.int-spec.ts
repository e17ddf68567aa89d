import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, type Office } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { readyForSignOff } from './ready-for-sign-off.js';
import { dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';

/** Nobody is named as the problem's own leader or person here: what they lead is all that finds it. */
describe('whoever leads', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let cast: Cast;
  let problem = '';

  beforeAll(async () => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2026-01-05T00:00:00.000Z' });
    office.url = server.url;
    cast = await assemble(office, '2026-01-01');
    problem = await readyForSignOff(cast);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  const found = async (person: string, more = ''): Promise<readonly string[]> => {
    const { problems } = await done(cast.people.clerk.get(`/problems?person=${person}${more}`));
    return (problems as readonly { readonly id: string }[]).map(({ id }) => id);
  };

  it('a measure finds its problem, and the measure itself', async () => {
    const { clerk, colleague, leader, worker } = cast.people;
    expect(await found(leader.id)).toEqual([problem]);
    expect(await found(worker.id)).toEqual([problem]);
    expect(await found(colleague.id)).toEqual([]);
    const led = async (person: string) => (await done(clerk.get(`/measures?leader=${person}`)))['rows'];
    expect(await led(leader.id)).toMatchObject([{ problem, leader: leader.id, person: worker.id }]);
    expect(await led(worker.id)).toEqual([]);
  });

  it('a measure is named in the line of its problem, which has nobody of its own', async () => {
    const { clerk, leader, worker } = cast.people;
    const { problems } = await done(clerk.get('/problems'));
    expect(problems).toMatchObject([
      {
        id: problem,
        leader: null,
        department: null,
        person: null,
        measureLeaders: [leader.id],
        measurePeople: [worker.id],
        foundOn: null,
      },
    ]);
  });

  it('the task force finds its problem once it is formed, and so do counts', async () => {
    const { colleague, head, leader } = cast.people;
    expect(await found(head.id)).toEqual([]);
    await done(
      leader.acts(problem, 'task-force', {
        commandingLeader: head.id,
        members: [colleague.id],
        plan: '挂牌攻坚',
        milestones: [{ title: '核查完毕', dueOn: '2026-03-31' }],
      }),
    );
    expect(await found(head.id)).toEqual([problem]);
    expect(await found(head.id, '&stage=identified')).toEqual([]);
    const { cells } = await done(leader.get(`/counts?by=stage&person=${head.id}`));
    expect(cells).toEqual([{ values: ['rectifying'], count: 1 }]);
  });
});
