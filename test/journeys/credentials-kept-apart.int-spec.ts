import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller, done, type Office, refusal } from './caller.js';
import { bootstrapKey, dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';
import { hire, type Staff, whatever } from './staff.js';

const notForLimited = [403, 'LimitedKeyIssuesNone'];

describe('credentials', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  const key = new Caller(office, bootstrapKey);
  let server: ServerWithin;
  let staff: Staff;

  beforeAll(async () => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2026-03-02T04:00:00.000Z' });
    office.url = server.url;
    staff = await hire(office);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('are not made or replaced with a limited key, whosever it is', async () => {
    const { id: person } = await done(
      key.post('/people', { name: '安全管理员', unit: staff.unit, roles: ['securityAdministrator'] }),
    );
    await done(key.post('/accounts', { person: staff.li, login: 'li.ming' }));
    const limits = { scopes: ['keep', 'read'] };
    for (const holder of [{ person }, {}]) {
      const { id = '', secret } = await done(key.post('/keys', { name: '受限', ...holder, ...limits }));
      const limited = new Caller(office, secret);
      expect((await limited.get('/keys')).status).toBe(200);
      for (const [path, body] of [
        ['/keys', { name: '更宽' }],
        [`/keys/${id}/rotation`, {}],
        ['/accounts', { person: staff.wang, login: 'wang.fang' }],
        [`/accounts/${staff.li}/one-time-password`, {}],
        [`/accounts/${staff.li}/second-factor/removal`, { ground: '遗失' }],
        ['/subjects', { person: staff.wang, subject: 's', issuer: 'https://id.example' }],
      ] as const)
        expect([path, ...(await refusal(limited.post(path, body, whatever)))]).toEqual([
          path,
          ...notForLimited,
        ]);
    }
  });

  it('of an account that was closed do not live again when it is opened anew', async () => {
    const opened = await done(key.post('/accounts', { person: staff.wang, login: 'wang.fang' }));
    const newPassword = '甲乙丙丁戊己庚辛壬癸子丑';
    const { accessToken, refreshToken } = await done(
      new Caller(office).post('/sessions', {
        login: 'wang.fang',
        password: opened['oneTimePassword'],
        newPassword,
      }),
    );
    const session = new Caller(office, String(accessToken));
    expect((await session.get('/caller')).status).toBe(200);
    await done(session.post('/accounts/current/second-factor', { password: newPassword }));
    const factor = async () => (await done(key.get(`/accounts/${staff.wang}`)))['secondFactor'];
    expect(await factor()).toBe('proposed');
    await done(key.post(`/accounts/${staff.wang}/closing`, { ground: '调离' }, whatever));
    await done(key.post('/accounts', { person: staff.wang, login: 'wang.fang' }));
    expect(await factor()).toBe('none');
    expect((await session.get('/caller')).status).toBe(401);
    const nobody = new Caller(office);
    expect((await nobody.post('/sessions/refresh', { refreshToken })).status).toBe(401);
    expect((await nobody.post('/sessions', { login: 'wang.fang', password: newPassword })).status).toBe(401);
  });
});
