import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { done, refusal, type Sent } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { problemPaper } from './paper.js';
import { dataFolder, type ServerProcess, startServer } from './server-process.js';

describe('a unit’s list, its problems and a virtual clock', () => {
  const { folder, remove } = dataFolder();
  const office = { url: '' };
  let server: ServerProcess;
  let cast: Cast;

  beforeAll(async () => {
    server = await startServer(folder, { XIAOHAO_CLOCK_START: '2030-01-07T01:00:00.000Z' });
    office.url = server.url;
    cast = await assemble(office, '2030-01-07');
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  const listAt = (campaign: string) => `/campaigns/${campaign}/units/${cast.units.district}/problem-list`;

  it('is handed in as one, only to its own campaign, and becomes a version', async () => {
    const { clerk } = cast.people;
    const paper = problemPaper(cast.campaign, cast.units.district);
    const problems = [];
    for (let n = 0; n < 2; n += 1)
      problems.push({ problem: String((await done(clerk.post('/problems', paper)))['id']) });
    const elsewhere = await clerk.post(`${listAt(v7())}/submissions`, { problems });
    expect([elsewhere.status, elsewhere.body.errors?.[0]?.code]).toEqual([422, 'ProblemOfOtherCampaign']);
    const handedIn = await done(clerk.post(`${listAt(cast.campaign)}/submissions`, { problems }));
    expect(
      (handedIn['entries'] as readonly { readonly status: number }[]).map(({ status }) => status),
    ).toEqual([200, 200]);
    const { versions } = await done(clerk.get(listAt(cast.campaign)));
    expect(versions).toHaveLength(1);
  });

  it('has no problem whose handling says what another kind has', async () => {
    const { clerk, finaliser } = cast.people;
    const paper = problemPaper(cast.campaign, cast.units.district);
    const classification = {
      ...(paper['classification'] as Sent),
      handling: { kind: 'immediate', stageGoal: '目标', nextCheckOn: '2020-01-01', list: '清单' },
    };
    const refused = [422, 'ForeignToHandling', '/classification/handling/stageGoal'];
    expect(await refusal(clerk.post('/problems', { ...paper, classification }))).toEqual(refused);
    const { id } = await done(clerk.post('/problems', paper));
    const body = { classification, ground: '核实' };
    const path = `/problems/${String(id)}/classification`;
    expect(await refusal(finaliser.post(path, body, { 'if-match': '*' }))).toEqual(refused);
  });

  it('goes on from where the log began when the server starts again', async () => {
    await server.stop();
    server = await startServer(folder);
    office.url = server.url;
    const { now } = await done(cast.administrator.get('/clock'));
    expect(String(now) >= '2030-01-07T01:00:00.000Z' && String(now) < '2031').toBe(true);
  });
});
