import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, done, type Office, refusal } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { problemPaper } from './paper.js';
import { dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';

describe('handing in a list under a key', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let cast: Cast;

  const start = async (): Promise<void> => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2026-01-05T00:00:00.000Z' });
    office.url = server.url;
  };
  const ready = async (): Promise<string> => {
    const { clerk } = cast.people;
    const { id = '' } = await done(clerk.identifies(problemPaper(cast.campaign, cast.units.district)));
    await done(clerk.namesCause(id, 'management'));
    return id;
  };
  const handsIn = (problems: readonly string[], key: string): Promise<Answer> =>
    cast.people.clerk.post(
      `/campaigns/${cast.campaign}/units/${cast.units.district}/problem-list/submissions`,
      { problems: problems.map((problem) => ({ problem })) },
      { 'idempotency-key': key },
    );
  const stageOf = async (problem: string): Promise<unknown> =>
    (await done(cast.people.clerk.reads(problem))).stage;
  const reused = [422, 'IdempotencyKeyReused'];

  beforeAll(async () => {
    await start();
    cast = await assemble(office, '2026-01-01');
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('takes effect once, and the same again gets the same list', async () => {
    const problems = [await ready(), await ready()];
    const first = await handsIn(problems, 'the-list');
    expect(first.status).toBe(200);
    const again = await handsIn(problems, 'the-list');
    expect([again.status, again.body['list']]).toEqual([200, first.body['list']]);
  });

  it('is refused with other problems, more or fewer, and these stay where they are', async () => {
    const [one, two, three] = [await ready(), await ready(), await ready()];
    const before = await stageOf(three);
    expect((await handsIn([one, two], 'one-list')).status).toBe(200);
    expect(await refusal(handsIn([three], 'one-list'))).toEqual(reused);
    expect(await refusal(handsIn([one, two, three], 'one-list'))).toEqual(reused);
    expect(await refusal(handsIn([one], 'one-list'))).toEqual(reused);
    expect(await stageOf(three)).toBe(before);
    await server.close();
    await start();
    expect(await refusal(handsIn([three], 'one-list'))).toEqual(reused);
    expect((await handsIn([one, two], 'one-list')).status).toBe(200);
    expect((await handsIn([three], 'another-list')).status).toBe(200);
  });

  it('is refused under a key that another command had', async () => {
    const { clerk } = cast.people;
    const paper = problemPaper(cast.campaign, cast.units.district);
    await done(clerk.identifies(paper, { 'idempotency-key': 'a-problem' }));
    const problem = await ready();
    expect(await refusal(handsIn([problem], 'a-problem'))).toEqual(reused);
  });

  it('of two lists at once under one key takes one', async () => {
    const lists = [await ready(), await ready(), await ready()].map((problem) => [problem]);
    const before = await stageOf(lists[0]?.[0] ?? '');
    const answers = await Promise.all(lists.map((list) => handsIn(list, 'at-once')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422, 422]);
    const stages = await Promise.all(lists.flat().map(stageOf));
    expect(stages.filter((stage) => stage === before)).toHaveLength(2);
  });

  it('leaves the key free where nothing was handed in', async () => {
    const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect((await handsIn([nobody], 'nothing')).status).toBe(422);
    expect((await handsIn([await ready()], 'nothing')).status).toBe(200);
  });
});
