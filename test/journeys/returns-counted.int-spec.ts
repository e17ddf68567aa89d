import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { atCommandLine } from './at-command-line.js';
import { type Caller, done, type Office, refusal } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { problemPaper } from './paper.js';
import { bootstrapKey, dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';

/** One problem is returned twice, on two days and for two reasons; another one passes. */
describe('returns for rework', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let cast: Cast;

  beforeAll(async () => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    office.url = server.url;
    cast = await assemble(office, '2031-01-01');
    const { administrator, campaign, units } = cast;
    const { clerk, firstReviewer, secondReviewer } = cast.people;
    const found = async (): Promise<string> => {
      const { id = '' } = await done(clerk.identifies(problemPaper(campaign, units.district)));
      await done(clerk.namesCause(id, 'management'));
      await done(clerk.submits(id));
      return id;
    };
    const problem = await found();
    const returned = await done(firstReviewer.returns(problem, 'shallow', '查摆不深入。', '2031-03-20'));
    await done(clerk.resubmits(problem, returned.created?.['opinion'] ?? '', '已深挖根源。'));
    await done(firstReviewer.passesFirstReview(problem));
    await done(administrator.post('/clock', { now: '2031-04-07T01:00:00.000Z' }));
    await done(secondReviewer.returns(problem, 'evasive', '避重就轻。', '2031-04-20'));
    await done(firstReviewer.passesFirstReview(await found()));
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  const counted = (query: string, who: Caller = cast.people.finaliser) =>
    done(who.get(`/counts/returns?${query}`));

  it('are counted by unit, reason and level', async () => {
    const { district } = cast.units;
    expect(await counted('by=unit&by=reason')).toEqual({
      by: ['unit', 'reason'],
      cells: [
        { values: [district, 'evasive'], count: 1 },
        { values: [district, 'shallow'], count: 1 },
      ],
      total: 2,
    });
    expect(await counted('by=level&by=round')).toMatchObject({
      cells: [
        { values: ['firstReview', '1'], count: 1 },
        { values: ['secondReview', '2'], count: 1 },
      ],
    });
    expect(await counted('by=unit&from=2031-04-01')).toMatchObject({ total: 1 });
    expect(await counted('by=unit&to=2031-03-31&level=secondReview')).toMatchObject({ cells: [], total: 0 });
    expect(await counted(`by=unit&reviewer=${cast.people.secondReviewer.id}`)).toMatchObject({ total: 1 });
  });

  it('are counted by nothing else, and not for whoever does not see the problem', async () => {
    const who = cast.people.finaliser;
    expect((await who.get('/counts/returns?by=title')).body.code).toBe('ParameterInvalid');
    expect((await who.get('/counts/returns?by=unit&by=reason&by=level')).status).toBe(400);
    expect(await refusal(who.get('/counts/returns?by=unit&passed=true'))).toEqual([400, 'UnknownParameter']);
    expect(await counted('by=unit', cast.people.worker)).toMatchObject({ cells: [], total: 0 });
  });

  it('are told at a terminal in words', async () => {
    const run = (...words: readonly string[]) =>
      atCommandLine(office.url, bootstrapKey, ['problem', 'returns', ...words]);
    const told = await run('--by', 'unit,reason');
    expect(told).toMatch(/责任单位\s+退回原因/);
    expect(told).toMatch(/甲区总工会\s+避重就轻\s+1/);
    expect(await run('--by', 'level', '--reason', '查摆不深入', '--level', '初审')).toMatch(/初审\s+1/);
    await expect(run('--by', 'unit', '--reason', '没有')).rejects.toThrow('ended with 1');
  });
});
