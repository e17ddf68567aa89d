import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { atCommandLine } from './at-command-line.js';
import { type Answer, Caller, done, type Office } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { problemPaper } from './paper.js';
import { bootstrapKey, dataFolder, type ServerProcess, startServer } from './server-process.js';

interface Line {
  readonly number: string;
  readonly title: string;
  readonly stage: string;
}

/** Over REST: the list, its filters and its counts as they stood, and metrics over days that are gone. */
describe('the ledger as of a day', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerProcess;
  let cast: Cast;
  let problem = '';
  let early = '';
  let reworded = '';
  let discipline: Caller;

  const dayIs = async (date: string): Promise<void> => {
    await done(cast.administrator.post('/clock', { now: `${date}T01:00:00Z` }));
  };
  const ask = (query: string, who: Caller = cast.administrator): Promise<Answer> => who.get(query);
  const titles = async (query: string, who?: Caller): Promise<readonly string[]> =>
    ((await done(ask(`/problems?direction=asc&${query}`, who)))['problems'] as readonly Line[]).map(
      ({ title }) => title,
    );

  beforeAll(async () => {
    server = await startServer(folder);
    office.url = server.url;
    cast = await assemble(office, '2026-01-01');
    const { administrator, people, units } = cast;
    const { clerk } = people;
    const officer = { name: '纪检干部', unit: units.federation, roles: ['disciplineOfficer'] };
    const { id: person } = await done(administrator.post('/people', officer));
    const { secret = '' } = await done(administrator.post('/keys', { person, name: '纪检干部' }));
    discipline = new Caller(office, secret);
    const paper = problemPaper(cast.campaign, cast.units.district);
    const identified = async (title: string): Promise<string> =>
      (await done(clerk.identifies({ ...paper, wording: { title, description: '述' } }))).id ?? '';
    const acts = (of: string, command: string, body: Readonly<Record<string, unknown>>) =>
      done(clerk.acts(of, command, body));
    await dayIs('2031-03-03');
    problem = await identified('初稿');
    early = (await done(clerk.get('/problems?total=true')))['today'] as string;
    await dayIs('2031-03-05');
    const second = { wording: { title: '二稿', description: '述' }, ground: '更准确' };
    reworded = (await acts(problem, 'rewording', second)).position ?? '';
    await dayIs('2031-03-10');
    const other = await identified('另一问题');
    await dayIs('2031-03-12');
    await acts(other, 'withdrawal', { ground: '与已有问题重复' });
    await dayIs('2031-03-20');
    const late = { wording: { title: '补记', description: '述' }, ground: '更准确' };
    await acts(problem, 'rewording', { ...late, happenedAt: '2031-03-08' });
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  it('lists what there was, as it was then, with its filters and its total', async () => {
    expect(early).toBe('2031-03-03');
    expect(await titles('asOf=2031-03-02')).toEqual([]);
    expect(await titles('asOf=2031-03-04')).toEqual(['初稿']);
    expect(await titles('asOf=2031-03-05T00:59:59Z')).toEqual(['初稿']);
    expect(await titles('asOf=2031-03-10')).toEqual(['二稿', '另一问题']);
    expect(await titles('asOf=2031-03-10&text=初稿')).toEqual([]);
    expect(await titles('asOf=2031-03-04&text=初稿')).toEqual(['初稿']);
    expect(await titles('asOf=2031-03-11&stage=withdrawn')).toEqual([]);
    expect(await titles('asOf=2031-03-12&stage=withdrawn')).toEqual(['另一问题']);
    const body = await done(ask('/problems?asOf=2031-03-10&total=true&pageSize=1'));
    expect(body).toMatchObject({
      total: 2,
      today: '2031-03-10',
      past: { asOf: '2031-03-10', day: '2031-03-10', position: expect.any(String) },
    });
  });

  it('is at a position of the log what it was at the day on which that was the last one', async () => {
    const { past } = await done(ask('/problems?asOf=2031-03-05'));
    const { position } = past as { readonly position: string };
    expect(await titles(`asOf=position:${position}`)).toEqual(['二稿']);
    // The server itself may have written after it.
    expect(await titles(`asOf=position:${reworded}`)).toEqual(['二稿']);
    expect(await titles(`asOf=position:${Number(reworded) - 1}`)).toEqual(['初稿']);
    expect(await titles('asOf=now')).toEqual(await titles(''));
  });

  it('tells what had happened from what was known', async () => {
    expect(await titles('asOf=2031-03-09')).toEqual(['二稿']);
    expect(await titles('asOf=2031-03-09&knownAt=now')).toEqual(['补记']);
    expect(await titles('asOf=2031-03-09&knownAt=now&text=补记')).toEqual(['补记']);
    expect(await titles('asOf=2031-03-09&knownAt=2031-03-15')).toEqual(['二稿']);
    expect(await titles('asOf=2031-03-06&knownAt=now')).toEqual(['二稿']);
  });

  it('counts by any two dimensions', async () => {
    const counts = (query: string) => done(ask(`/counts?${query}`));
    expect(await counts('by=stage&by=category&asOf=2031-03-10')).toMatchObject({
      cells: [{ values: ['identified', 'dining'], count: 2 }],
      total: 2,
      past: { asOf: '2031-03-10' },
    });
    expect(await counts('by=stage&asOf=2031-03-12')).toMatchObject({
      cells: [
        { values: ['identified'], count: 1 },
        { values: ['withdrawn'], count: 1 },
      ],
    });
    expect(await counts('by=stage&asOf=now')).toMatchObject({ total: 2 });
    const told = (text: string, point: string) =>
      counts(`by=category&text=${encodeURIComponent(text)}${point}`);
    expect(await told('初稿', '&asOf=2031-03-04')).toMatchObject({ total: 1 });
    expect(await told('初稿', '&asOf=2031-03-12')).toMatchObject({ cells: [], total: 0 });
    expect(await told('另一', '')).toEqual({
      by: ['category'],
      cells: [{ values: ['dining'], count: 1 }],
      total: 1,
    });
    expect(await told('，', '')).toMatchObject({ cells: [], total: 0 });
  });

  it('turns pages of one point, with a cursor that is good for no other', async () => {
    const path = '/problems?asOf=2031-03-10&pageSize=1&direction=asc';
    const first = await ask(path);
    const next = String(first.body['next']);
    expect(first.headers.get('link')).toContain('asOf=2031-03-10');
    const second = await done(ask(`${path}&cursor=${next}`));
    expect(second).toMatchObject({ problems: [{ title: '另一问题' }], next: null });
    const elsewhere = await ask(`/problems?asOf=2031-03-11&pageSize=1&direction=asc&cursor=${next}`);
    expect([elsewhere.status, elsewhere.body.code]).toEqual([400, 'InvalidCursor']);
  });

  it('shows nobody more than they see today', async () => {
    expect(await titles('asOf=2031-03-10', cast.people.head)).toHaveLength(2);
    expect(await titles('asOf=2031-03-10', cast.people.worker)).toEqual([]);
    const counted = await done(ask('/counts?by=stage&asOf=2031-03-10', cast.people.worker));
    expect(counted).toMatchObject({ cells: [], total: 0 });
  });

  it('has a metric over a range of days, with what moved in each step', async () => {
    const range = 'from=2031-03-01&to=2031-03-20&every=week&by=stage';
    const { steps, next } = await done(ask(`/counts/series?${range}`));
    expect(next).toBeNull();
    expect(steps).toMatchObject([
      { from: '2031-03-01', to: '2031-03-07', total: 1, movements: { opened: 1, withdrawn: 0 } },
      { from: '2031-03-08', to: '2031-03-14', total: 2, movements: { opened: 1, withdrawn: 1, closed: 0 } },
      { from: '2031-03-15', to: '2031-03-20', total: 2, movements: { opened: 0, reopened: 0, merged: 0 } },
    ]);
    const paged = await done(ask(`/counts/series?${range}&steps=2`));
    expect(paged).toMatchObject({ left: 1, next: '2031-03-15' });
    const filtered = await done(ask(`/counts/series?${range}&category=travel`));
    expect((filtered['steps'] as readonly { readonly total: number }[]).map(({ total }) => total)).toEqual([
      0, 0, 0,
    ]);
    const searched = await done(ask(`/counts/series?${range}&text=${encodeURIComponent('另一')}`));
    expect(searched['steps']).toMatchObject([
      { total: 0, movements: { opened: 0 } },
      { total: 1, movements: { opened: 1 } },
      { total: 1, movements: { opened: 0 } },
    ]);
    const known = await done(ask(`/counts/series?${range}&knownAt=2031-03-04`));
    expect(known['steps']).toMatchObject([{ total: 1 }, { total: 1 }, { total: 1, movements: null }]);
  });

  it('reads in a terminal', async () => {
    const run = (...args: readonly string[]) => atCommandLine(server.url, bootstrapKey, ['problem', ...args]);
    const list = await run('list', '--as-of', '2031-03-04');
    expect(list).toContain('初稿');
    expect(list).toContain('共 1 个问题');
    expect(await run('list', '--as-of', '2031-03-09', '--known-at', 'now')).toContain('补记');
    const counted = await run('count', '--by', 'stage,unit', '--as-of', '2031-03-12', '--stage', '撤回');
    expect(counted).toMatch(/撤回\s+甲区总工会\s+1/);
    expect(JSON.parse(await run('count', '--by', 'stage', '--json'))).toMatchObject({ total: 2 });
    const range = ['--from', '2031-02-20', '--to', '2031-03-20', '--every', 'week'];
    const series = await run('series', '--by', 'stage', ...range);
    expect(series).toMatch(/2031-02-27 – 2031-03-05\s+1\s+0\s+1\s+1\s+0\s+0/);
    await expect(run('count', '--by', 'colour')).rejects.toThrow('ended with 1');
  });

  it.each([
    ['/problems?asOf=7', [422, 'PointOfOneProblem']],
    ['/counts?by=stage&asOf=7', [422, 'PointOfOneProblem']],
    ['/problems?asOf=2031-03-09&knownAt=7', [422, 'PointOfOneProblem']],
    ['/problems?asOf=2031-03-21', [422, 'PointAhead']],
    ['/problems?asOf=position:9&knownAt=now', [422, 'KnownAtOfRecord']],
    ['/problems?asOf=yesterday', [400, 'ParameterInvalid', 'asOf', 'NotAPoint']],
    ['/counts?by=stage&knownAt=2031-02-30', [400, 'ParameterInvalid', 'knownAt', 'NotAPoint']],
    ['/counts/series?by=stage&from=2031-03-09&to=2031-03-01&every=day', [422, 'RangeBackwards']],
    ['/counts/series?by=stage&from=2031-03-09&to=2031-04-01&every=day', [422, 'PointAhead']],
    [
      '/counts/series?by=stage&from=2031-03-09&to=2031-03-10&every=hour',
      [400, 'ParameterInvalid', 'every', 'NotOneOf'],
    ],
    ['/counts/series?by=stage&to=2031-03-10&every=day', [400, 'ParameterInvalid', 'from', 'Missing']],
    // Two days beside each other would tell a single restricted matter.
    ['/counts/restricted?by=stage&asOf=2031-03-10', [400, 'UnknownParameter', 'asOf', 'UnknownParameter']],
  ])('refuses %s', async (path, expected) => {
    const who = path.includes('restricted') ? discipline : cast.administrator;
    const { status, body } = await ask(path, who);
    const [fault] = body.errors ?? [];
    expect([status, body.code, ...(fault ? [fault.parameter, fault.code] : [])]).toEqual(expected);
  });
});
