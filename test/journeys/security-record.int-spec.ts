import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';
import { Caller, done, type Office, refusal } from './caller.js';
import { bootstrapKey, dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';
import { hire, type Staff, whatever } from './staff.js';

interface Line {
  readonly id: string;
  readonly type: string;
  readonly kind: string;
  readonly [more: string]: unknown;
}

describe('the security record', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let staff: Staff;
  let auditor: Caller;
  let auditorKey: string;
  let auditorPost: string;
  let auditorId: string;

  const read = async (query = ''): Promise<readonly Line[]> =>
    (await done(auditor.get(`/security-record${query}`)))['items'] as readonly Line[];
  const keyOf = async (person: string, more = {}): Promise<string> =>
    (await done(staff.administrator.post('/keys', { person, name: '接口', ...more }))).secret ?? '';

  beforeAll(async () => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2026-03-02T04:00:00.000Z' });
    office.url = server.url;
    staff = await hire(office);
    const posted = await done(
      staff.administrator.post('/people', {
        name: '审计员',
        unit: staff.unit,
        roles: ['auditAdministrator'],
      }),
    );
    auditorId = posted.id ?? '';
    const { appointments } = await done(staff.administrator.get(`/people/${auditorId}/appointments`));
    auditorPost = (appointments as readonly { readonly id: string }[])[0]?.id ?? '';
    auditorKey = await keyOf(auditorId);
    auditor = new Caller(office, auditorKey);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('holds a command about a key before its answer is out: who, from where, on what, under which request', async () => {
    const answer = await staff.administrator.post(
      '/keys',
      { person: staff.li, name: '李明的密钥' },
      { 'x-request-id': 'security-record-1' },
    );
    const [line] = await read('?kind=key&pageSize=1');
    expect(line).toMatchObject({
      type: 'SecurityEventNoted',
      at: '2026-03-02T04:00:00.000Z',
      operation: 'keys.keep',
      method: 'POST',
      route: '/api/v1/keys',
      result: 'done',
      status: 201,
      subject: { kind: 'administrator', id: 'journeys' },
      credential: 'journeys',
      address: '127.0.0.1',
      object: answer.body.id,
      request: 'security-record-1',
    });
    await staff.administrator.post(`/keys/${answer.body.id}/revocation`, { ground: '停用' }, whatever);
    expect((await read('?kind=key&pageSize=1'))[0]).toMatchObject({
      route: '/api/v1/keys/:id/revocation',
      object: answer.body.id,
    });
  });

  it('holds logins that fail, that succeed and that are locked, with the person whose name it is', async () => {
    const { id } = { id: staff.wang };
    const opened = await done(staff.administrator.post('/accounts', { person: id, login: 'wang.fang' }));
    const anybody = new Caller(office);
    const wrong = { login: 'wang.fang', password: 'canary-wrong-password' };
    expect((await anybody.post('/sessions', wrong)).status).toBe(401);
    expect((await anybody.post('/sessions', wrong)).status).toBe(429);
    await done(staff.administrator.post('/clock', { now: '2026-03-02T05:00:00.000Z' }));
    const password = String(opened['oneTimePassword'] ?? opened['password']);
    const newPassword = 'canary 很长的口令 1';
    expect((await anybody.post('/sessions', { login: 'wang.fang', password, newPassword })).status).toBe(201);
    expect((await anybody.post('/sessions', { login: 'canary.typed', password: 'x' })).status).toBe(401);
    const lines = (await read('?kind=login')).map(({ result, subject }) => [result, subject]);
    expect(lines).toEqual([
      ['refused', { kind: 'unknown' }],
      ['done', { kind: 'person', id }],
      ['locked', { kind: 'person', id }],
      ['refused', { kind: 'person', id }],
    ]);
    expect((await read('?kind=clock'))[0]).toMatchObject({ result: 'done', operation: 'clock.set' });
    expect(JSON.stringify(await read('?pageSize=200'))).not.toMatch(/canary|王方|李明|停用|0123456789abc/);
  });

  it('holds exports, looks at the registers of credentials and changes of posts', async () => {
    await staff.administrator.get('/organisation/people.csv', { accept: 'text/csv' });
    await done(staff.administrator.get('/accounts'));
    expect((await read('?kind=export'))[0]).toMatchObject({ operation: 'organisation.read', result: 'done' });
    expect((await read('?kind=restrictedRead'))[0]).toMatchObject({ route: '/api/v1/accounts' });
    expect((await read(`?kind=roleChange&pageSize=1`))[0]).toMatchObject({ object: auditorId });
  });

  it('is read by the audit administrator of today alone, and every read or try stands in it', async () => {
    const wang = new Caller(office, await keyOf(staff.wang));
    const writes = new Caller(office, await keyOf(auditorId, { scopes: ['act'] }));
    for (const other of [staff.administrator, wang, writes])
      expect(await refusal(other.get('/security-record'))).toEqual([403, 'Forbidden']);
    expect(await refusal(new Caller(office).get('/security-record'))).toEqual([401, 'Unauthenticated']);
    const lines = await read('?kind=recordRead&result=refused');
    expect(lines.map(({ subject, status }) => [status, (subject as { readonly id?: string }).id])).toEqual([
      [401, undefined],
      [403, auditorId],
      [403, staff.wang],
      [403, 'journeys'],
    ]);
    expect((await read(`?kind=recordRead&result=done&subject=${auditorId}`)).length).toBeGreaterThan(0);
  });

  it('has no route that changes it', async () => {
    const description = (await (await fetch(`${office.url}/openapi.json`)).json()) as {
      readonly paths: Readonly<Record<string, object>>;
    };
    const routes = Object.entries(description.paths).filter(([path]) => path.includes('security-record'));
    expect(routes.map(([path, methods]) => [path, Object.keys(methods)])).toEqual([
      ['/api/v1/security-record', ['get']],
    ]);
    expect((await auditor.post('/security-record')).status).toBe(405);
  });

  it('comes in pages that hold every entry once, across months', async () => {
    await done(staff.administrator.post('/clock', { now: '2026-05-02T05:00:00.000Z' }));
    const filter = 'result=done&from=2026-03-01&to=2026-05-02';
    const whole = await read(`?${filter}&kind=key&pageSize=200`);
    const paged: Line[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await done(auditor.get(`/security-record?${filter}&kind=key&pageSize=1${more}`));
      paged.push(...(page['items'] as readonly Line[]));
      cursor = page['next'] as string | null;
    }
    expect(whole.length).toBeGreaterThan(4);
    expect(paged).toEqual(whole);
  });

  it('has cursors that go with the filter and the reader that they were given to, and with no other', async () => {
    const asked = '?kind=key&from=2026-03-01&pageSize=1';
    const next = async (query: string): Promise<string> =>
      String((await done(auditor.get(`/security-record${query}`)))['next']);
    const cursor = await next(asked);
    const at = (query: string, who = auditor) => who.get(`/security-record${query}&cursor=${cursor}`);
    expect((await at('?kind=key&from=2026-03-01&pageSize=2')).status).toBe(200);
    const posted = await done(
      staff.administrator.post('/people', {
        name: '另一审计员',
        unit: staff.unit,
        roles: ['auditAdministrator'],
      }),
    );
    const other = new Caller(office, await keyOf(posted.id ?? ''));
    expect((await other.get(`/security-record${asked}`)).status).toBe(200);
    for (const asking of [
      at(asked, other),
      at('?kind=key&pageSize=1'),
      at('?kind=key&from=2026-03-02&pageSize=1'),
      at(`${asked}&to=2026-05-02`),
      at(`${asked}&subject=${auditorId}`),
      at(`${asked}&result=done`),
      at('?kind=login&from=2026-03-01&pageSize=1'),
      auditor.get(`/security-record?kind=key&from=2026-03-01&cursor=2026-05_1`),
      auditor.get(`/security-record?cursor=2026-13_1`),
    ])
      expect(await refusal(asking)).toEqual([400, 'InvalidCursor']);
    expect(await next('?kind=key&from=2026-02-28T16:00:00Z&pageSize=1')).toBe(await next(asked));
  });

  it('counts a flood instead of writing each of it', async () => {
    const nobody = new Caller(office, 'xh_nobody_0123456789abcdefghijklmnop');
    for (let n = 0; n < 30; n += 1) await nobody.get('/problems');
    await server.close();
    server = await serveWithin(folder);
    office.url = server.url;
    const lines = await read('?kind=refusal&from=2026-05-01');
    const own = lines.filter(({ operation }) => operation === 'ledger.read' || operation === 'problem.read');
    expect(own.map(({ type, count }) => [type, count])).toEqual([
      ['SecurityEventsCounted', 29],
      ['SecurityEventNoted', undefined],
    ]);
  });

  it('is read at the command line', async () => {
    const run = async (key: string, ...args: readonly string[]) => {
      const child = spawn(process.execPath, [programs.xiaohao, 'security-record', ...args], {
        env: { ...nodeEnvironment, XIAOHAO_URL: office.url, XIAOHAO_KEY: key },
      });
      let written = '';
      for (const channel of [child.stdout, child.stderr])
        channel.setEncoding('utf8').on('data', (text: string) => {
          written += text;
        });
      const [code] = await once(child, 'close');
      return { code, written };
    };
    const own = await run(auditorKey, '--kind', 'login', '--from', '2026-03-01');
    expect(own.code).toBe(0);
    expect(own.written).toMatch(new RegExp(`2026-03-02 12:00 +login +sessions.open +locked .*${staff.wang}`));
    expect(await run(bootstrapKey)).toMatchObject({ code: 1, written: expect.stringContaining('Forbidden') });
    expect((await run(auditorKey, '--kind', 'gossip')).code).toBe(2);
    for (let n = 0; n < 201; n += 1) await keyOf(staff.li);
    const { code, written } = await run(auditorKey, '--kind', 'key', '--limit', '201', '--json');
    const { items, next } = JSON.parse(written) as { readonly items: readonly Line[]; readonly next: string };
    expect([code, new Set(items.map(({ id }) => id)).size]).toEqual([0, 201]);
    const further = `?kind=key&pageSize=1&cursor=${next}`;
    expect(items.map(({ id }) => id)).not.toContain((await read(further))[0]?.id);
  });

  it('is shut again on the day after the post has ended', async () => {
    await done(
      staff.administrator.post(
        `/people/${auditorId}/appointments/${auditorPost}/end`,
        { lastDay: '2026-05-02' },
        whatever,
      ),
    );
    expect((await auditor.get('/security-record')).status).toBe(200);
    await done(staff.administrator.post('/clock', { now: '2026-05-02T16:00:00.000Z' }));
    expect(await refusal(auditor.get('/security-record'))).toEqual([403, 'Forbidden']);
  });
});
