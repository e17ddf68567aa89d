import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeAt } from '@xiaohao/access/credentials';
import { type Answer, Caller, done, type Office, refusal } from './caller.js';
import { dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';
import { hire, type Staff } from './staff.js';

const password = 'correct horse battery';
const factorPath = '/accounts/current/second-factor';
/** Failures that an address has free, before it waits. */
const free = 20;

describe('guessing', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  const nobody = new Caller(office);
  let server: ServerWithin;
  let staff: Staff;
  let logins = 0;

  const now = async (): Promise<number> =>
    Date.parse(String((await done(staff.administrator.get('/clock')))['now']));
  const wait = async (seconds: number): Promise<void> => {
    const later = new Date((await now()) + seconds * 1_000).toISOString();
    await done(staff.administrator.post('/clock', { now: later }));
  };
  const logsIn = (
    login: string,
    from: string,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<Answer> => nobody.post('/sessions', { login, password, ...more }, { 'x-forwarded-for': from });
  /** A new person with an account whose password is set, and a session of it. */
  const enrol = async (): Promise<{ readonly login: string; readonly session: Caller }> => {
    logins += 1;
    const login = `staff.${logins}`;
    const { administrator, unit } = staff;
    const { id: person } = await done(
      administrator.post('/people', { name: login, unit, roles: ['unitClerk'] }),
    );
    const { oneTimePassword } = await done(administrator.post('/accounts', { person, login }));
    const first = { password: oneTimePassword, newPassword: password };
    const { accessToken } = await done(logsIn(login, `198.51.100.${logins}`, first));
    return { login, session: new Caller(office, String(accessToken)) };
  };
  const codeOf = async (secret: unknown): Promise<string> => codeAt(String(secret), await now());
  const offBy = (code: string, by: number): string =>
    String((Number(code) + by) % 1_000_000).padStart(6, '0');

  beforeAll(async () => {
    server = await serveWithin(folder, {
      XIAOHAO_CLOCK_START: '2026-03-02T04:00:00.000Z',
      XIAOHAO_TRUSTED_PROXIES: '127.0.0.1',
    });
    office.url = server.url;
    staff = await hire(office);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('from one address is not forgotten for a login that succeeds there', async () => {
    const { login } = await enrol();
    const address = '203.0.113.1';
    for (let at = 0; at <= free; at += 1) {
      expect((await logsIn(`other.${at}`, address)).status).toBe(401);
      if (at < free) expect((await logsIn(login, address)).status).toBe(201);
    }
    const locked = await logsIn(login, address);
    expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await logsIn(login, '203.0.113.2')).status).toBe(201);
    await wait(1);
    expect((await logsIn(login, address)).status).toBe(201);
    expect((await logsIn('other.0', address)).status).toBe(401);
    expect((await logsIn(login, address)).headers.get('retry-after')).toBe('2');
  });

  it('the code that confirms a second factor locks the account for a while, like a guess at a login', async () => {
    const { login, session } = await enrol();
    const { secret } = await done(session.post(factorPath, { password }));
    const confirm = (code: string) => session.post(`${factorPath}/confirmation`, { code });
    for (const seconds of [1, 2, 4]) {
      const wrong = offBy(await codeOf(secret), 1);
      expect(await refusal(confirm(wrong))).toEqual([403, 'CredentialsWrong', '/code']);
      const locked = await confirm(await codeOf(secret));
      expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, String(seconds)]);
      expect((await logsIn(login, '203.0.113.3')).status).toBe(429);
      await wait(seconds);
    }
    expect((await confirm(await codeOf(secret))).status).toBe(200);
  });

  it('a second factor that nobody has confirmed is over after ten minutes', async () => {
    const { login, session } = await enrol();
    const propose = async (): Promise<unknown> =>
      (await done(session.post(factorPath, { password })))['secret'];
    const confirm = async (secret: unknown) =>
      session.post(`${factorPath}/confirmation`, { code: await codeOf(secret) });
    const own = async (): Promise<readonly unknown[]> => {
      const read = await done(session.get('/accounts/current'));
      return [read['secondFactor'], read['confirmUntil']];
    };
    const first = await propose();
    const until = new Date((await now()) + 600_000).toISOString();
    expect(await own()).toEqual(['proposed', until]);
    await wait(599);
    expect(await own()).toEqual(['proposed', until]);
    const late = await propose();
    expect(await refusal(confirm(first))).toEqual([403, 'CredentialsWrong', '/code']);
    await wait(1);
    const { accessToken } = await done(logsIn(login, '203.0.113.4'));
    const later = new Caller(office, String(accessToken));
    await wait(599);
    expect(await refusal(later.post(`${factorPath}/confirmation`, { code: await codeOf(late) }))).toEqual([
      409,
      'NoSecondFactorProposed',
    ]);
    expect((await done(later.get('/accounts/current')))['secondFactor']).toBe('none');
  });

  it('a recovery code proves nothing anew without the password', async () => {
    const { session } = await enrol();
    const { secret } = await done(session.post(factorPath, { password }));
    const { recoveryCodes } = await done(
      session.post(`${factorPath}/confirmation`, { code: await codeOf(secret) }),
    );
    const [code] = recoveryCodes as readonly string[];
    const stepUp = '/sessions/current/step-up';
    expect(await refusal(session.post(stepUp, { code }))).toEqual([403, 'CredentialsWrong']);
    await wait(1);
    const proved = await done(session.post(stepUp, { password, code }));
    expect(proved['authenticated']).toMatchObject({ methods: ['pwd', 'recovery'] });
  });
});
