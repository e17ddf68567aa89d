import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Received, send } from '../edge/send.js';
import { Caller, done, type Office } from '../journeys/caller.js';
import { pdf, problemPaper } from '../journeys/paper.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { shapeOf } from './answer-shape.js';
import { type DescribedOperation, operationsOf } from './described.js';
import {
  intakePaper,
  openRestrictedHouse,
  type RestrictedHouse,
  raiseRestricted,
} from './restricted-house.js';

interface Asking {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

/** The same question about what is there and about what nobody has. */
type Pair = readonly [there: Asking, nobodys: Asking];

describe('a restricted matter', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerProcess;
  let house: RestrictedHouse;
  let operations: readonly DescribedOperation[];
  let before: Readonly<Record<string, readonly unknown[]>>;
  let open = '';
  let intake = '';
  let problem = '';
  let digest = '';
  const nobody = randomUUID();
  const noDigest = randomUUID().replaceAll('-', '').repeat(2);

  const ask = (who: Caller, { method, path, body }: Asking): Promise<Received> =>
    send(server.url, {
      method,
      path,
      headers: {
        ...(who.key === undefined ? {} : { authorization: `Bearer ${who.key}` }),
        'if-match': '*',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });

  /** Lists, registers, searches and counts, as everybody would ask them. */
  const overviews = (): readonly string[] => [
    '/problems?total=true',
    `/problems?total=true&text=${encodeURIComponent('津贴')}`,
    `/counts?by=unit&text=${encodeURIComponent('津贴')}`,
    '/problems?total=true&sort=lastEventAt&direction=asc',
    '/problems?total=true&secrecy=restricted',
    '/intakes',
    '/measures',
    '/reviews',
    '/counts/returns?by=unit&by=reason',
    '/sign-offs',
    '/measures/identical',
    '/evidence-files/shared',
    '/revisits/proposed',
    '/counts/restricted?by=unit',
    ...['campaign', 'stage', 'unit', 'category', 'severity', 'identifiedMonth'].map(
      (by) => `/counts?by=${by}`,
    ),
    `/campaigns/${house.cast.campaign}/units/${house.cast.units.district}/problem-list`,
  ];
  const people = (): Readonly<Record<string, Caller>> => ({
    ...house.others,
    'leader of the matter': house.cast.people.leader,
    'person of the matter': house.cast.people.clerk,
    'panel reviewer': house.cast.people.firstReviewer,
    'clerk of the support unit': house.cast.people.worker,
  });
  async function look(): Promise<Readonly<Record<string, readonly unknown[]>>> {
    const seen: Record<string, unknown[]> = {};
    for (const [name, who] of Object.entries(people())) {
      seen[name] = [];
      for (const path of overviews())
        seen[name]?.push(path, shapeOf(await ask(who, { method: 'GET', path: `/api/v1${path}` }), []));
    }
    return seen;
  }

  beforeAll(async () => {
    server = await startServer(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    office.url = server.url;
    house = await openRestrictedHouse(office);
    operations = await operationsOf(server.url);
    const { petitions, cast } = house;
    const paper = problemPaper(cast.campaign, cast.units.district);
    open = String((await done(cast.people.clerk.identifies(paper))).id);
    before = await look();
    intake = String((await done(petitions.post('/intakes', intakePaper(cast.units.district)))).id);
    problem = await raiseRestricted(house, intake);
    digest = String((await done(house.discipline.uploads('来信.pdf', pdf(problem))))['digest']);
    const cleared = { person: cast.people.otherApprover.id, ground: '承办' };
    await done(petitions.acts(problem, 'clearances', cleared));
    await done(petitions.acts(problem, `clearances/${cleared.person}/end`, { ground: '承办已毕' }));
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  function pairs(): readonly Pair[] {
    const found: Pair[] = [];
    const both = (asking: (there: boolean) => Asking): void => {
      found.push([asking(true), asking(false)]);
    };
    for (const { method, template, queries } of operations) {
      const body = method === 'POST' ? { body: '{}' } : {};
      const of = template.startsWith('/api/v1/intakes/') ? intake : problem;
      if (/^\/api\/v1\/(problems|intakes)\/\{/.test(template))
        both((there) => ({
          method,
          path: template.replace(/\{(\w+)\}/g, (_, name: string) =>
            name === 'id' ? (there ? of : nobody) : name === 'step' ? '1' : house.cast.people.clerk.id,
          ),
          ...body,
        }));
      if (method === 'GET' && queries.includes('problem'))
        both((there) => ({ method, path: `${template}?problem=${there ? problem : nobody}` }));
    }
    const post = (path: string, bodyOf: (there: boolean) => unknown): void =>
      both((there) => ({ method: 'POST', path: `/api/v1${path}`, body: JSON.stringify(bodyOf(there)) }));
    const { campaign, units } = house.cast;
    post(`/problems/${open}/merger`, (there) => ({ into: there ? problem : nobody, ground: '重复' }));
    post(`/campaigns/${campaign}/units/${units.district}/problem-list/submissions`, (there) => ({
      problems: [{ problem: there ? problem : nobody }],
    }));
    post('/problems', (there) => ({
      ...problemPaper(campaign, units.district),
      intake: there ? intake : nobody,
    }));
    both((there) => ({ method: 'GET', path: `/api/v1/evidence-files/${there ? digest : noDigest}` }));
    return found;
  }

  async function differences(who: Caller): Promise<readonly string[]> {
    const ids = [intake, problem, nobody, digest, noDigest];
    const found: string[] = [];
    for (const [there, nobodys] of pairs()) {
      const [one, other] = [shapeOf(await ask(who, there), ids), shapeOf(await ask(who, nobodys), ids)];
      if (JSON.stringify(one) !== JSON.stringify(other))
        found.push(`${there.method} ${there.path} ${JSON.stringify([one, other])}`);
    }
    return found;
  }

  it('is asked for by every operation on a problem and on an intake', () => {
    expect(pairs().length).toBeGreaterThan(45);
  });

  it('is answered like what nobody has, whoever asks, those who have a duty in it too', async () => {
    const found: string[] = [];
    for (const [name, who] of Object.entries(people()))
      found.push(...(await differences(who)).map((difference) => `${name}: ${difference}`));
    expect(found).toEqual([]);
  });

  it('is told from what nobody has when those ask whose role it is', async () => {
    for (const who of [house.petitions, house.discipline])
      expect((await differences(who)).length).toBeGreaterThan(15);
  });

  it('changes nothing in any list, search, register or count of anybody else', async () => {
    const after = await look();
    expect(after).toEqual(before);
    const listed = await done(house.petitions.get('/problems?total=true'));
    expect([listed['total'], JSON.stringify(listed)]).toEqual([2, expect.stringContaining(problem)]);
    expect((await done(house.discipline.get('/problems?total=true&secrecy=restricted')))['total']).toBe(1);
    const found = `/problems?total=true&text=${encodeURIComponent('津贴')}`;
    expect((await done(house.discipline.get(found)))['total']).toBe(1);
  });

  it('is in no metric, from which the problems of a list could be taken', async () => {
    const { text } = await send(server.url, { path: '/metrics' });
    expect(text).not.toContain('intakes');
    const registered = /_count\{method="POST",route="\/api\/v1\/problems",status="201"\} (\d+)/.exec(text);
    expect(registered?.[1]).toBe('1');
    expect(text).not.toMatch(/route="\/api\/v1\/problems\/:id\/clearances",status="20\d"/);
  });

  it('is counted for those who are told counts alone from the threshold on', async () => {
    const { petitions, others, cast } = house;
    const leader = others['readOnlyLeader of the root'] as Caller;
    const counts = async (who: Caller) => done(who.get('/counts/restricted?by=severity'));
    expect(await counts(leader)).toEqual({ by: 'severity', threshold: 5, total: null, cells: [], rest: 0 });
    const { campaign, units } = cast;
    const classification = problemPaper(campaign, '')['classification'] as object;
    for (const severity of ['minor', 'minor', 'minor', 'minor', 'minor', 'serious'])
      await done(
        petitions.identifies(
          problemPaper(campaign, units.district, {
            classification: { ...classification, severity, secrecy: 'restricted' },
          }),
        ),
      );
    // Five minor, one moderate, one serious: the five go with the two, or the two could be told from the total.
    for (const who of [leader, others['auditor of the root'] as Caller, petitions])
      expect(await counts(who)).toEqual({ by: 'severity', threshold: 5, total: 7, cells: [], rest: 7 });
    expect((await leader.get('/counts?by=severity')).body['total']).toBe(1);
    for (const name of ['workGroupMember of the root', 'readOnlyLeader of the district', 'system'])
      expect([name, (await others[name]?.get('/counts/restricted?by=unit'))?.status]).toEqual([name, 403]);
  });
});
