import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller, done, type Office } from '../journeys/caller.js';
import { bootstrapKey, dataFolder } from '../journeys/server-process.js';
import { type ServerWithin, serveWithin } from '../journeys/server-within.js';
import { hire, type Staff } from '../journeys/staff.js';
import { send } from './send.js';

const password = 'canary-口令-7e1f0d';
const text = 'canary-问题内容-5b2c9a';

describe('whatever the server tells of itself', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  const secrets: string[] = [
    bootstrapKey.replace(/^xh_[^_]+_/, ''),
    password,
    text,
    '王方',
    '李明',
    '示例市',
  ];
  let server: ServerWithin;
  let staff: Staff;

  /** Every text in an answer that is a secret to others. */
  const keep = (...values: readonly unknown[]): void => {
    for (const value of values) if (typeof value === 'string' && value.length > 7) secrets.push(value);
  };

  beforeAll(async () => {
    server = await serveWithin(folder);
    office.url = server.url;
    staff = await hire(office);
    const { administrator, wang } = staff;
    const issued = await done(administrator.post('/keys', { person: wang, name: text }));
    keep(issued.secret, issued.secret?.replace(/^xh_[^_]+_/, ''));
    const opened = await done(administrator.post('/accounts', { person: wang, login: 'canary.login' }));
    keep(...Object.values(opened).filter((value) => value !== wang && value !== opened.id));
    const anybody = new Caller(office);
    const oneTime = String(opened['oneTimePassword'] ?? opened['password']);
    const session = await done(
      anybody.post('/sessions', { login: 'canary.login', password: oneTime, newPassword: password }),
    );
    keep('canary.login', session['accessToken'], session['refreshToken']);
    const own = new Caller(office, String(session['accessToken']));
    const proposed = await own.post('/accounts/current/second-factor', { password });
    keep(...Object.values(proposed.body));
    await own.post('/accounts/current/second-factor/confirmation', { code: '918273' });
    keep('918273');
    await anybody.post('/sessions', { login: 'canary.login', password: `${password}!`, code: '918273' });
    const refreshed = await done(
      anybody.post('/sessions/refresh', { refreshToken: session['refreshToken'] }),
    );
    keep(refreshed['accessToken'], refreshed['refreshToken']);
    await anybody.post('/sessions/refresh', { refreshToken: session['refreshToken'] });
    await new Caller(office, issued.secret).post('/problems', { wording: { title: text }, [text]: 1 });
    await send(server.url, {
      method: 'POST',
      path: `/api/v1/units?note=${encodeURIComponent(text)}`,
      headers: { authorization: `Bearer ${bootstrapKey}`, 'content-type': 'application/json' },
      body: `{"name":"${text}`,
    });
    await send(server.url, {
      path: `/api/v1/problems?text=${encodeURIComponent(text)}`,
      headers: { authorization: `Basic ${password}`, cookie: password, 'x-request-id': 'bad id\u0001' },
    }).catch(() => undefined);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('has no secret, no name and no text of a matter in it: log, metrics, health, security record', async () => {
    const auditor = await done(
      staff.administrator.post('/people', { name: '审计', unit: staff.unit, roles: ['auditAdministrator'] }),
    );
    const { secret } = await done(staff.administrator.post('/keys', { person: auditor.id, name: '审计' }));
    const record = await new Caller(office, secret).get('/security-record?pageSize=200');
    const told = [server.written(), JSON.stringify(record.body)];
    for (const path of ['/metrics', '/health/ready', '/health/live'])
      told.push((await send(server.url, { path })).text);
    expect(secrets.length).toBeGreaterThan(12);
    expect(told.every((one) => one.length > 15)).toBe(true);
    for (const one of told) for (const canary of secrets) expect(one).not.toContain(canary);
  });

  it('is one line of JSON for each request', async () => {
    const lines = server.written().trimEnd().split('\n');
    const parsed = lines.map((line) => JSON.parse(line) as { readonly msg?: string });
    const before = parsed.filter(({ msg }) => msg === 'request').length;
    for (const agent of ['%s%n%d', ['$', '{jndi:ldap://canary}'].join(''), '\u009b31m', 'u'.repeat(9_000)])
      await send(server.url, { path: '/health/live', headers: { 'user-agent': agent } });
    const written = () => server.written().trimEnd().split('\n').slice(lines.length);
    while (written().length < 4) await new Promise((resolve) => setTimeout(resolve, 10));
    const after = written();
    expect(before).toBeGreaterThan(10);
    expect(after).toHaveLength(4);
    for (const line of after) {
      expect(JSON.parse(line)).toMatchObject({ msg: 'request', status: 200 });
      expect(line.length).toBeLessThan(600);
      expect(line).not.toMatch(/\p{Cc}/u);
    }
  });
});
