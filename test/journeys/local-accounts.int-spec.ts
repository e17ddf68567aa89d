import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeAt } from '@xiaohao/access/credentials';
import { type Answer, type AnswerBody, Caller, done, type Office, refusal } from './caller.js';
import { dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';
import { hire, type Staff, whatever } from './staff.js';

const password = 'correct horse battery';
const wrong = [401, 'Unauthenticated'];

describe('a local account', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  const nobody = new Caller(office);
  /** Everything that must never be read anywhere but in an answer. */
  const secrets: string[] = [password];
  let server: ServerWithin;
  let staff: Staff;
  let logins = 0;
  let written = '';

  const start = async (): Promise<void> => {
    server = await serveWithin(folder, {
      XIAOHAO_CLOCK_START: '2026-03-02T04:00:00.000Z',
      XIAOHAO_TRUSTED_PROXIES: '127.0.0.1',
    });
    office.url = server.url;
  };
  const restart = async (): Promise<void> => {
    await server.close();
    written += server.written();
    await start();
  };
  const now = async (): Promise<number> =>
    Date.parse(String((await done(staff.administrator.get('/clock')))['now']));
  const wait = async (seconds: number): Promise<void> => {
    const later = new Date((await now()) + seconds * 1_000).toISOString();
    await done(staff.administrator.post('/clock', { now: later }));
  };
  const secretOf = (body: AnswerBody, name: string): string => {
    const text = String(body[name]);
    secrets.push(text);
    return text;
  };
  /** From an address of its own for each account, or what fails here would lock them all. */
  const logsIn = (login: string, more: Readonly<Record<string, unknown>> = {}): Promise<Answer> =>
    nobody.post('/sessions', { login, password, ...more }, { 'x-forwarded-for': `192.0.2.${logins}` });
  const sessionOf = (body: AnswerBody): Caller => {
    secretOf(body, 'refreshToken');
    return new Caller(office, secretOf(body, 'accessToken'));
  };
  /** A new person with an account whose password is set. */
  const enrol = async (): Promise<{ readonly person: string; readonly login: string }> => {
    logins += 1;
    const login = `staff.${logins}`;
    const { administrator, unit } = staff;
    const person =
      (await done(administrator.post('/people', { name: login, unit, roles: ['unitClerk'] }))).id ?? '';
    const first = secretOf(await done(administrator.post('/accounts', { person, login })), 'oneTimePassword');
    sessionOf(await done(logsIn(login, { password: first, newPassword: password })));
    return { person, login };
  };

  beforeAll(async () => {
    await start();
    staff = await hire(office);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('begins with a password that has to be changed at the first login', async () => {
    const { administrator, wang } = staff;
    const opened = await done(administrator.post('/accounts', { person: wang, login: 'Ｗａｎｇ.Fang' }));
    expect(opened).toMatchObject({ id: wang, login: 'wang.fang' });
    const first = secretOf(opened, 'oneTimePassword');
    expect(await refusal(logsIn('wang.fang', { password: first }))).toEqual([403, 'PasswordMustBeChanged']);
    const change = { password: first, newPassword: 'wang.fang 2026' };
    expect(await refusal(logsIn('wang.fang', change))).toEqual([
      422,
      'PasswordHoldsLoginName',
      '/newPassword',
    ]);
    expect(await refusal(logsIn('wang.fang', { ...change, newPassword: first }))).toEqual([
      422,
      'PasswordUnchanged',
      '/newPassword',
    ]);
    const session = sessionOf(await done(logsIn('WANG.fang', { password: first, newPassword: password })));
    expect(await done(session.get('/accounts/current'))).toMatchObject({
      person: wang,
      secondFactor: 'none',
    });
    expect((await session.get('/problems')).status).toBe(200);
    expect((await session.get('/keys')).status).toBe(403);
    expect(await refusal(logsIn('wang.fang', { password: first, newPassword: 'another password' }))).toEqual(
      wrong,
    );
    expect(await refusal(administrator.post('/accounts', { person: staff.li, login: 'WANG.FANG' }))).toEqual([
      409,
      'LoginNameTaken',
      '/login',
    ]);
  });

  it('does not tell who has one, nor what did not fit', async () => {
    const { login, person } = await enrol();
    const gone = await enrol();
    await done(staff.administrator.post(`/people/${gone.person}/departure`, { ground: '调离' }, whatever));
    const closed = await enrol();
    await done(staff.administrator.post(`/accounts/${closed.person}/closing`, { ground: '停用' }));
    const answers = [];
    for (const [name, given] of [
      [login, 'another password'],
      ['nobody.at.all', password],
      ['..', password],
      [gone.login, password],
      [closed.login, password],
    ] as const)
      answers.push(await logsIn(name, { password: given }));
    const told = answers.map(({ status, headers, body: { requestId: _, ...body } }) =>
      JSON.stringify([status, headers.get('www-authenticate'), headers.get('content-length'), body]),
    );
    expect(new Set(told).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'Unauthenticated' } });
    await wait(1);
    expect((await logsIn(login)).status).toBe(201);
    expect((await done(staff.administrator.get(`/accounts/${person}`)))['password']).toBe('own');
  });

  it('is locked for longer after each failure, alike whether anybody has the name, and after a restart', async () => {
    const { login, person } = await enrol();
    for (const seconds of [1, 2, 4]) {
      const told = [];
      for (const name of [login, `no.${login}`]) {
        expect(await refusal(logsIn(name, { password: 'another password' }))).toEqual(wrong);
        const { status, headers, body } = await logsIn(name);
        told.push([status, body.code, body['detail'], headers.get('retry-after')]);
      }
      expect(told).toEqual([told[1], told[0]]);
      expect(told[0]).toMatchObject([429, 'TooManyRequests', expect.anything(), String(seconds)]);
      if (seconds === 4) await restart();
      else await wait(seconds);
    }
    expect((await logsIn(login)).status).toBe(429);
    const account = await done(staff.administrator.get(`/accounts/${person}`));
    expect(account).toMatchObject({ failures: 3, lockedSeconds: 4 });
    await wait(4);
    sessionOf(await done(logsIn(login)));
    expect(await refusal(logsIn(login, { password: 'another password' }))).toEqual(wrong);
    expect((await logsIn(login)).headers.get('retry-after')).toBe('1');
    const mended = await done(staff.administrator.post(`/accounts/${person}/one-time-password`));
    const first = secretOf(mended, 'oneTimePassword');
    expect(await refusal(logsIn(login, { password: first }))).toEqual([403, 'PasswordMustBeChanged']);
  });

  it('takes no more guesses at once than one after another', async () => {
    const { login } = await enrol();
    const guesses = Array.from({ length: 12 }, (_, at) => logsIn(login, { password: `guess number ${at}` }));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(1);
    expect(statuses.filter((status) => status === 429)).toHaveLength(11);
    await wait(1);
    expect((await logsIn(login)).status).toBe(201);
  });

  it('takes a code from an app as a second factor, each once, and recovery codes from paper', async () => {
    const { login } = await enrol();
    const session = sessionOf(await done(logsIn(login)));
    expect(
      await refusal(session.post('/accounts/current/second-factor', { password: 'not this one' })),
    ).toEqual([403, 'CredentialsWrong']);
    await wait(1);
    const proposed = await done(session.post('/accounts/current/second-factor', { password }));
    const secret = secretOf(proposed, 'secret');
    expect(proposed['uri']).toContain(`otpauth://totp/Xiaohao:${login}?`);
    const code = async (): Promise<string> => codeAt(secret, await now());
    const confirm = (text: string) =>
      session.post('/accounts/current/second-factor/confirmation', { code: text });
    const off = String((Number(await code()) + 1) % 1_000_000).padStart(6, '0');
    expect(await refusal(confirm(off))).toEqual([403, 'CredentialsWrong', '/code']);
    await wait(1);
    const { recoveryCodes } = await done(confirm(await code()));
    const papers = recoveryCodes as readonly string[];
    secrets.push(...papers);
    expect(papers).toHaveLength(10);

    expect(await refusal(logsIn(login, { code: await code() }))).toEqual(wrong);
    await wait(30);
    expect(await refusal(logsIn(login))).toEqual(wrong);
    await wait(30);
    const given = await code();
    const opened = await done(logsIn(login, { code: given }));
    expect(opened['methods']).toEqual(['pwd', 'otp']);
    sessionOf(opened);
    expect(await refusal(logsIn(login, { code: given }))).toEqual(wrong);
    await wait(1);
    const onPaper = await done(logsIn(login, { code: papers[3]?.toUpperCase() }));
    expect(onPaper['methods']).toEqual(['pwd', 'recovery']);
    const other = sessionOf(onPaper);
    expect(await refusal(logsIn(login, { code: papers[3] }))).toEqual(wrong);
    await wait(30);
    const removal = '/accounts/current/second-factor/removal';
    expect(await refusal(other.post(removal, { password }))).toEqual([403, 'CredentialsWrong']);
    await wait(30);
    expect((await other.post(removal, { password, code: await code() })).status).toBe(204);
    expect((await logsIn(login)).status).toBe(201);
  });

  it('has sessions whose refresh token is good once: the second time ends them', async () => {
    const { login } = await enrol();
    const opened = await done(logsIn(login));
    const first = sessionOf(opened);
    const { refreshToken } = opened;
    const refreshed = await done(nobody.post('/sessions/refresh', { refreshToken }));
    const second = sessionOf(refreshed);
    expect([(await first.get('/units')).status, (await second.get('/units')).status]).toEqual([401, 200]);
    expect(await refusal(nobody.post('/sessions/refresh', { refreshToken: opened['accessToken'] }))).toEqual(
      wrong,
    );
    expect(await refusal(nobody.post('/sessions/refresh', { refreshToken }))).toEqual(wrong);
    expect((await second.get('/units')).status).toBe(401);
    const last = { refreshToken: refreshed['refreshToken'] };
    expect(await refusal(nobody.post('/sessions/refresh', last))).toEqual(wrong);
    expect(server.written()).toContain(`"session":"${opened['session']}"`);
  });

  it('has access tokens that are over after ten minutes', async () => {
    const { login } = await enrol();
    const opened = await done(logsIn(login));
    const session = sessionOf(opened);
    await wait(599);
    expect((await session.get('/units')).status).toBe(200);
    await wait(1);
    expect(await refusal(session.get('/units'))).toEqual(wrong);
    const { refreshToken } = opened;
    expect(
      (await sessionOf(await done(nobody.post('/sessions/refresh', { refreshToken }))).get('/units')).status,
    ).toBe(200);
  });

  it('lets its owner see and end sessions, an administrator anybody’s, and nobody else', async () => {
    const { login, person } = await enrol();
    const [one, two] = [sessionOf(await done(logsIn(login))), sessionOf(await done(logsIn(login)))];
    const list = await done(one.get('/sessions'));
    const sessions = list['sessions'] as readonly { readonly id: string }[];
    expect(sessions.length).toBe(3);
    const [newest = { id: '' }, mine = { id: '' }] = sessions;
    expect(list['current']).toBe(mine.id);
    const stranger = sessionOf(await done(logsIn((await enrol()).login)));
    expect(await refusal(stranger.post(`/sessions/${mine.id}/end`))).toEqual([404, 'SessionUnknown']);
    expect((await one.post(`/sessions/${newest.id}/end`)).status).toBe(204);
    expect([(await two.get('/units')).status, (await one.get('/units')).status]).toEqual([401, 200]);
    expect(await refusal(one.post(`/sessions/${newest.id}/end`))).toEqual([409, 'SessionEndedAlready']);
    const kept = (await done(staff.administrator.get(`/accounts/${person}/sessions`)))['sessions'];
    expect(kept).toHaveLength(2);
    expect((await staff.administrator.post(`/sessions/${mine.id}/end`)).status).toBe(204);
    expect((await one.get('/units')).status).toBe(401);
  });

  it.each<readonly [string, (person: string) => Promise<unknown>]>([
    [
      'leaves',
      (person) => staff.administrator.post(`/people/${person}/departure`, { ground: '调离' }, whatever),
    ],
    [
      'loses the account',
      (person) => staff.administrator.post(`/accounts/${person}/closing`, { ground: '停用' }),
    ],
    [
      'is given another password',
      async (person) =>
        secretOf(
          await done(staff.administrator.post(`/accounts/${person}/one-time-password`)),
          'oneTimePassword',
        ),
    ],
  ])('is of no use from the moment that its owner %s', async (_what, happens) => {
    const { login, person } = await enrol();
    const opened = await done(logsIn(login));
    const session = sessionOf(opened);
    expect((await session.get('/units')).status).toBe(200);
    await happens(person);
    expect(await refusal(session.get('/units'))).toEqual(wrong);
    expect(await refusal(nobody.post('/sessions/refresh', { refreshToken: opened['refreshToken'] }))).toEqual(
      wrong,
    );
    expect(await refusal(logsIn(login))).toEqual(wrong);
    await wait(1);
  });

  it('ends every other session when its owner changes the password', async () => {
    const { login } = await enrol();
    const [here, elsewhere] = [sessionOf(await done(logsIn(login))), sessionOf(await done(logsIn(login)))];
    const newPassword = 'another horse battery';
    secrets.push(newPassword);
    const change = { password, newPassword };
    expect(
      await refusal(here.post('/accounts/current/password', { ...change, password: newPassword })),
    ).toEqual([403, 'CredentialsWrong']);
    await wait(1);
    expect((await here.post('/accounts/current/password', change)).status).toBe(204);
    expect([(await here.get('/units')).status, (await elsewhere.get('/units')).status]).toEqual([200, 401]);
    expect((await logsIn(login, { password: newPassword })).status).toBe(201);
  });

  it('is proved anew within a session, by what it wants', async () => {
    const { login } = await enrol();
    const session = sessionOf(await done(logsIn(login)));
    const before = new Date(await now()).toISOString();
    await wait(60);
    const authenticated = async (): Promise<unknown> =>
      (
        (await done(session.get('/sessions')))['sessions'] as readonly { readonly authenticated: unknown }[]
      )[0]?.authenticated;
    expect(await authenticated()).toEqual({ at: before, methods: ['pwd'] });
    const stepUp = '/sessions/current/step-up';
    expect(await refusal(session.post(stepUp))).toEqual([403, 'CredentialsWrong']);
    expect(await refusal(session.post(stepUp, { password: 'not this one' }))).toEqual([
      403,
      'CredentialsWrong',
    ]);
    expect((await session.post(stepUp, { password })).status).toBe(429);
    await wait(1);
    const after = new Date(await now()).toISOString();
    expect((await done(session.post(stepUp, { password })))['authenticated']).toEqual({
      at: after,
      methods: ['pwd'],
    });
    expect(await authenticated()).toEqual({ at: after, methods: ['pwd'] });
    expect((await done(session.get('/caller')))['authenticated']).toEqual({ at: after, methods: ['pwd'] });
  });

  it('is nothing that a key can stand in for', async () => {
    const { secret } = await done(staff.administrator.post('/keys', { person: staff.li, name: '接口' }));
    const key = new Caller(office, secret);
    expect(await refusal(key.post('/sessions/current/step-up', { password }))).toEqual([
      403,
      'SessionNeeded',
    ]);
    expect(await refusal(key.get('/accounts/current'))).toEqual([403, 'SessionNeeded']);
    const keyed = { 'idempotency-key': 'once' };
    expect(
      (await staff.administrator.post('/accounts', { person: staff.li, login: 'li.ming' }, keyed)).body.code,
    ).toBe('IdempotencyKeyNotHere');
  });

  it('leaves its secrets in no log and no file', async () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const read = files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      // What the server was just putting in its place has another name by now.
      return name.endsWith('.new') && !existsSync(path) ? '' : readFileSync(path).toString('latin1');
    });
    const texts = [written, server.written(), ...read];
    expect(secrets.length).toBeGreaterThan(60);
    for (const secret of secrets) {
      // Of a token the last part is the secret; what stands before it is an id.
      const core = secret.replace(/^x[ar]_[0-9a-f]{32}_/, '');
      expect(texts.filter((text) => text.includes(core))).toEqual([]);
    }
  });

  it('is nothing to the views, which come out the same when they are built anew', async () => {
    const hash = async (): Promise<unknown> => (await done(staff.administrator.get('/views/hash')))['hash'];
    const before = await hash();
    await staff.administrator.post('/views/rebuild');
    for (;;) if ((await done(staff.administrator.get('/views')))['rebuilding'] === null) break;
    const { parked } = await done(staff.administrator.get('/views'));
    expect([await hash(), parked]).toEqual([before, 0]);
  });
});
