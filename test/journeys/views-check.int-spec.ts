import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { takeUp } from '../crash/take-up.js';
import { type AnswerBody, done, refusal } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { xiaohao } from './command-line.js';
import { eventually } from './eventually.js';
import { bootstrapKey, dataFolder, type ServerProcess, startServer } from './server-process.js';

describe('the views against a replay of the log', () => {
  const { folder, remove } = dataFolder();
  const office = { url: '' };
  let server: ServerProcess;
  let cast: Cast;
  let problem = '';

  const verify = async () => {
    const { code, out, err } = await xiaohao(['verify', '--views', '--json'], office.url, bootstrapKey);
    if (code === null || out === '') throw new Error(`ended with ${code}: ${err}`);
    return { code, report: JSON.parse(out) as AnswerBody };
  };
  /** Changes the rows that serve, as somebody with the disk could. */
  const byHand = (sql: string): void => {
    const views = join(folder, 'views');
    const { number, versions } = JSON.parse(readFileSync(join(views, 'current.json'), 'utf8'));
    const db = new DatabaseSync(join(views, `views-${number}-${versions}.db`), { timeout: 5_000 });
    db.exec(sql);
    db.close();
  };
  const hash = async () => (await done(cast.administrator.get('/views/hash')))['hash'];
  const health = async () => {
    const answer = await fetch(`${office.url}/health/ready`);
    return ((await answer.json()) as { readonly views: { readonly check: AnswerBody } }).views.check;
  };
  const metric = async (name: string): Promise<string | undefined> => {
    const text = await (await fetch(`${office.url}/metrics`)).text();
    return text.split('\n').find((line) => line.startsWith(`${name} `));
  };

  beforeAll(async () => {
    server = await startServer(folder);
    office.url = server.url;
    cast = await assemble(office, '2026-01-01');
    ({ problem } = await takeUp(cast));
    await takeUp(cast);
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  it('are the same to the row, by the digest that the server gives of them', async () => {
    const { code, report } = await verify();
    expect({ code, report }).toMatchObject({ code: 0, report: { state: 'same', differences: 0, found: [] } });
    expect(report['hash']).toBe(await hash());
    expect(Number(report['rows'])).toBeGreaterThan(50);
    expect(await health()).toMatchObject({ state: 'same', differences: 0, alarms: 0 });
  });

  const changes: readonly (readonly [string, (of: string) => string, AnswerBody])[] = [
    [
      'altered',
      (of) => `UPDATE problem SET title = title || '，已整改' WHERE id = '${of}'`,
      { kind: 'altered', table: 'problem', columns: ['title'] },
    ],
    ['missing', (of) => `DELETE FROM measure WHERE problem = '${of}'`, { kind: 'missing', table: 'measure' }],
    [
      'unexpected',
      (of) => `INSERT INTO problem_dues VALUES ('${of.replace(/^./, 'f')}', '[]')`,
      { kind: 'unexpected', table: 'problem_dues' },
    ],
    [
      'altered',
      (of) => `UPDATE problem_text SET measures = '{"m":"制度健全"}' WHERE id = '${of}'`,
      { kind: 'altered', table: 'problem_text', columns: ['measures'] },
    ],
  ];
  it('name a row that was changed by hand and its problem, raise an alarm, and are built anew', async () => {
    const before = await hash();
    for (const [at, [, sql, found]] of changes.entries()) {
      byHand(sql(problem));
      const { code, report } = await verify();
      const named = found['kind'] === 'unexpected' ? problem.replace(/^./, 'f') : problem;
      expect({ code, ...report }).toMatchObject({
        code: 1,
        state: 'differ',
        differences: 1,
        found: [{ ...found, problem: named }],
      });
      expect(await metric('xiaohao_views_differences')).toBe('xiaohao_views_differences 1');
      expect(await metric('xiaohao_views_alarms')).toBe(`xiaohao_views_alarms ${at + 1}`);
      expect(await health()).toMatchObject({ state: 'differ', differences: 1, alarms: at + 1 });
      await eventually(async () => ((await hash()) === before ? true : undefined));
    }
    expect(server.written()).toContain('the views are not what the log says');
    expect(server.written()).not.toContain('制度健全');
    expect(await verify()).toMatchObject({ code: 0, report: { state: 'same', alarms: changes.length } });
    expect(await metric('xiaohao_views_differences')).toBe('xiaohao_views_differences 0');
  });

  it('are checked for nobody but who keeps the system', async () => {
    expect(await refusal(cast.people.clerk.post('/views/check'))).toEqual([403, 'Forbidden']);
    expect((await cast.people.clerk.get('/views/check')).status).toBe(403);
  });
});
