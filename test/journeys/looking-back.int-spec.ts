import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';
import { Caller, done, type Office } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { problemPaper } from './paper.js';
import { bootstrapKey, dataFolder, type ServerProcess, startServer } from './server-process.js';

interface Entry {
  readonly type: string;
  readonly happenedAt: string | null;
  readonly backDated: boolean;
  readonly meaning: { readonly zh: string };
  readonly changes: readonly {
    readonly pointer: string;
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
  readonly document?: Readonly<Record<string, unknown>>;
}

/** Over REST and at the command line: how a problem stood, what changed, and what was written down later. */
describe('looking back', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerProcess;
  let cast: Cast;
  let problem = '';

  const dayIs = async (date: string): Promise<void> => {
    await done(cast.administrator.post('/clock', { now: `${date}T01:00:00Z` }));
  };
  const past = (query: string) => cast.people.clerk.get(`/problems/${problem}${query}`);
  const titleAt = async (query: string): Promise<unknown> =>
    ((await done(past(query)))['wording'] as { readonly title: string }).title;

  beforeAll(async () => {
    server = await startServer(folder);
    office.url = server.url;
    cast = await assemble(office, '2026-01-01');
    await dayIs('2031-03-03');
    const { clerk } = cast.people;
    const paper = problemPaper(cast.campaign, cast.units.district);
    problem =
      (await done(clerk.identifies({ ...paper, wording: { title: '初稿', description: '述' } }))).id ?? '';
    const reword = (title: string, more = {}) =>
      done(
        clerk.acts(problem, 'rewording', {
          wording: { title, description: '述' },
          ground: '更准确',
          ...more,
        }),
      );
    await dayIs('2031-03-05');
    await reword('二稿');
    await dayIs('2031-03-20');
    await reword('补记', { happenedAt: '2031-03-10' });
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  it.each(['2031-03-21', '2031-03-20T16:00:00Z', '2031-03-21T08:00:00+14:00', '9998-12-31'])(
    'takes nothing for happened that is still to come: %s',
    async (happenedAt) => {
      const wording = { title: '将来', description: '述' };
      const answer = await cast.people.clerk.acts(problem, 'rewording', {
        wording,
        ground: '更准确',
        happenedAt,
      });
      expect([answer.status, answer.body]).toMatchObject([
        422,
        { code: 'FieldInvalid', errors: [{ pointer: '/happenedAt', code: 'DateInTheFuture' }] },
      ]);
    },
  );

  it('shows a problem as of a revision, a day and an instant', async () => {
    expect(await titleAt('?asOf=0')).toBe('初稿');
    expect(await titleAt('?asOf=2031-03-04')).toBe('初稿');
    expect(await titleAt('?asOf=2031-03-05')).toBe('二稿');
    expect(await titleAt('?asOf=2031-03-05T00:59:59Z')).toBe('初稿');
    expect(await titleAt('?asOf=now')).toBe('补记');
  });

  it('tells what was known then from what is known now', async () => {
    expect(await titleAt('?asOf=2031-03-12')).toBe('二稿');
    expect(await titleAt('?asOf=2031-03-12&knownAt=now')).toBe('补记');
    expect(await titleAt('?asOf=2031-03-12&knownAt=2031-03-15')).toBe('二稿');
    const { past: point } = await done(past('?asOf=2031-03-12'));
    expect(point).toMatchObject({
      entries: 2,
      enteredLater: [{ revision: '2', type: 'Reworded', happenedAt: '2031-03-10' }],
    });
  });

  it('has a record in which each entry says what it changed', async () => {
    const { events } = await done(past('/history'));
    const last = (events as readonly Entry[]).at(-1);
    expect(last).toMatchObject({ meaning: { zh: '修改表述' }, happenedAt: '2031-03-10', backDated: true });
    expect(last?.changes).toEqual([{ pointer: '/wording/title', before: '二稿', after: '补记' }]);
    const page = await done(past('/history?from=1&limit=1'));
    expect(page).toMatchObject({ events: [{ revision: '1' }], next: '2' });
  });

  it('compares two points, and steps through all of them', async () => {
    const diff = await done(past('/diff?from=0&to=now'));
    expect(diff['changes']).toEqual([{ pointer: '/wording/title', before: '初稿', after: '补记' }]);
    const { events } = await done(past('/replay'));
    const titles = (events as readonly Entry[]).map(({ document }) => document?.['wording']);
    expect(titles).toMatchObject([{ title: '初稿' }, { title: '二稿' }, { title: '补记' }]);
  });

  it('steps through it with what the caller might have done after each entry', async () => {
    const permitted = async (who: Caller): Promise<readonly (readonly string[])[]> => {
      const { events } = await done(who.get(`/problems/${problem}/replay?actions=true`));
      return (events as readonly { readonly actions: readonly string[] }[]).map(({ actions }) => actions);
    };
    const { clerk, firstReviewer } = cast.people;
    const mine = await permitted(clerk);
    expect(mine).toHaveLength(3);
    for (const actions of mine) expect(actions).toContain('RewordProblem');
    expect((await permitted(firstReviewer)).flat()).not.toContain('RewordProblem');
    // After the last entry, at its own instant, it is what may be done now.
    const { actions } = await done(clerk.get(`/problems/${problem}/actions`));
    const now = (actions as readonly { readonly command: string; readonly permitted: boolean }[])
      .filter((action) => action.permitted)
      .map(({ command }) => command);
    expect(mine.at(-1)).toEqual(now);
    // Nobody's key acts on problems.
    expect((await permitted(cast.administrator)).flat()).toEqual([]);
  });

  it.each([
    ['?asOf=2031-03-01', [404, 'NotYetThere']],
    ['?asOf=2031-03-21', [422, 'PointAhead']],
    ['?asOf=7', [422, 'PointAhead']],
    ['?asOf=1&knownAt=now', [422, 'KnownAtOfRecord']],
    ['?asOf=yesterday', [400, 'ParameterInvalid', 'asOf', 'NotAPoint']],
    ['?asOf=2031-02-30', [400, 'ParameterInvalid', 'asOf', 'NotAPoint']],
    ['/diff', [400, 'ParameterInvalid', 'from', 'Missing']],
    ['/history?limit=1001', [400, 'ParameterInvalid', 'limit', 'TooLarge']],
    ['/replay?actions=true&asOf=2031-03-12&knownAt=now', [422, 'ActionsOfRecord']],
    ['/replay?limit=201', [400, 'ParameterInvalid', 'limit', 'TooLarge']],
  ])('refuses %s', async (query, expected) => {
    const { status, body } = await past(query);
    const [fault] = body.errors ?? [];
    expect([status, body.code, ...(fault ? [fault.parameter, fault.code] : [])]).toEqual(expected);
  });

  it('reads in a terminal', () => {
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [programs.xiaohao, 'replay', problem, ...args], {
        encoding: 'utf8',
        env: { ...nodeEnvironment, XIAOHAO_URL: server.url, XIAOHAO_KEY: bootstrapKey },
      });
    const steps = run();
    expect(steps.stdout).toContain('表述 · 标题  二稿 → 补记');
    expect(steps.stdout).toContain('(2031-03-10 ◂)');
    expect(run('--actions').stdout).toContain('可做：—');
    expect(run('--at', '2031-03-04').stdout).toContain('初稿');
    expect(run('--at', '0', '--diff', 'now').stdout).toBe('表述 · 标题  初稿 → 补记\n');
    const later = run('--at', '2031-03-30');
    expect([later.status, later.stderr]).toEqual([1, expect.stringContaining('PointAhead')]);
  });

  it('knows of then what posts somebody held, and how the campaign stood', async () => {
    const { administrator, campaign, units, people } = cast;
    const newcomer = { name: '新到任经办人', unit: units.district, roles: ['unitClerk'] };
    const { id: person } = await done(administrator.post('/people', newcomer));
    const { secret = '' } = await done(administrator.post('/keys', { person, name: '新到任经办人' }));
    const might = async (who: Caller, command: string): Promise<readonly boolean[]> => {
      const { events } = await done(who.get(`/problems/${problem}/replay?actions=true`));
      return (events as readonly { readonly actions: readonly string[] }[]).map(({ actions }) =>
        actions.includes(command),
      );
    };
    expect(await might(new Caller(office, secret), 'RewordProblem')).toEqual([false, false, true]);
    const cause = { kind: 'management', text: '制度不健全' };
    await done(people.clerk.acts(problem, 'causes', cause));
    await done(people.clerk.submits(problem));
    const mayReview = async (): Promise<unknown> => {
      const { actions } = await done(people.firstReviewer.get(`/problems/${problem}/actions`));
      const all = actions as readonly { readonly command: string; readonly permitted: boolean }[];
      return all.find(({ command }) => command === 'PassFirstReview')?.permitted;
    };
    const before = [false, false, false, false, true];
    expect(await mayReview()).toBe(true);
    expect(await might(people.firstReviewer, 'PassFirstReview')).toEqual(before);
    const members = (['secondReviewer', 'lawyer', 'accountant', 'organiser', 'ownReviewer'] as const).map(
      (role, at) => ({
        person: people[role].id,
        profession: ['discipline', 'audit', 'law', 'finance', 'organisation'][at],
      }),
    );
    await done(administrator.post(`/campaigns/${campaign}/panel`, { members }, { 'if-match': '*' }));
    expect(await mayReview()).toBe(false);
    expect(await might(people.firstReviewer, 'PassFirstReview')).toEqual(before);
  });
});
