import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { FaultRule } from '../event-store/emulator/faults/index.js';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { type Answer, type AnswerBody, Caller, done, type Office, type Sent } from '../journeys/caller.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { hire, type Staff, whatever } from '../journeys/staff.js';

const password = 'correct horse battery';
/** Answers that are right when all is well and not 200. */
const well: Readonly<Record<string, number>> = {
  'log in': 201,
  'open an account': 201,
  'log in wrongly': 401,
  'end a session': 204,
};
/** Far more than a caller is promised, far less than what is silent would take: the faults stay until they are lifted. */
const never = 60_000;

const silent: Readonly<Record<string, readonly FaultRule[]>> = {
  'answers no reads': [{ call: 'read', do: 'neverAnswer' }],
  'answers no appends': [{ call: 'append', do: 'neverAnswer' }],
  'answers neither': [
    { call: 'read', do: 'neverAnswer' },
    { call: 'append', do: 'neverAnswer' },
  ],
  'takes appends and does not say so': [{ call: 'append', do: 'dropAfterApply' }],
};

describe('sessions and accounts on an event store', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  const nobody = new Caller(office);
  let emulator: RunningEmulator;
  let server: ServerProcess;
  let staff: Staff;
  let accounts = 0;

  /** Each from an address of its own, or what is not answered would be taken for guessing. */
  const logsIn = (login: string, with_: string, more: Sent = {}): Promise<Answer> => {
    accounts += 1;
    const headers = { 'x-forwarded-for': `192.0.2.${accounts}` };
    return nobody.post('/sessions', { login, password: with_, ...more }, headers);
  };
  /** A new person with an account, and its one-time password. */
  const enrol = async (login: string): Promise<{ readonly person: string; readonly oneTime: string }> => {
    const { administrator, unit } = staff;
    const hired = await done(administrator.post('/people', { name: login, unit, roles: ['unitClerk'] }));
    const person = hired.id ?? '';
    const opened = await untilDone(() => administrator.post('/accounts', { person, login }));
    // One that was opened and not answered in time has a password that nobody was told.
    const told =
      opened.status === 201
        ? opened
        : await untilDone(() => administrator.post(`/accounts/${person}/one-time-password`, {}, whatever));
    return { person, oneTime: String((await done(told))['oneTimePassword']) };
  };
  /**
   * A session with a password of one's own. On a machine that has much else to do, hashing takes longer than an answer
   * may; it may have been done all the same.
   */
  const begins = async (login: string, oneTime: string): Promise<AnswerBody> => {
    const changed = await untilDone(() => logsIn(login, oneTime, { newPassword: password }));
    return done(changed.status === 201 ? changed : await untilOpen(() => logsIn(login, password)));
  };
  /** Everything that is asked about sessions and accounts, each on its own session or account where it changes one. */
  const requestsOf = async (name: string): Promise<Readonly<Record<string, () => Promise<Answer>>>> => {
    const { administrator, unit } = staff;
    const hired = await done(administrator.post('/people', { name, unit, roles: ['unitClerk'] }));
    const late = hired.id ?? '';
    const { person, oneTime } = await enrol(name);
    const changing = await enrol(`${name}.changed`);
    const { person: reset } = await enrol(`${name}.reset`);
    const own = await begins(name, oneTime);
    const [refreshed, ended] = [
      await done(await untilDone(() => logsIn(name, password))),
      await done(await untilDone(() => logsIn(name, password))),
    ];
    const caller = new Caller(office, String(own['accessToken']));
    const session = await begins(`${name}.changed`, changing.oneTime);
    const other = new Caller(office, String(session['accessToken']));
    return {
      'log in': () => logsIn(name, password),
      'log in wrongly': () => logsIn(`${name}.reset`, 'not this one'),
      refresh: () => nobody.post('/sessions/refresh', { refreshToken: refreshed['refreshToken'] }),
      'list sessions': () => caller.get('/sessions'),
      'step up': () => caller.post('/sessions/current/step-up', { password }),
      'read the account': () => caller.get('/accounts/current'),
      'propose a second factor': () => caller.post('/accounts/current/second-factor', { password }),
      'change the password': () =>
        other.post('/accounts/current/password', { password, newPassword: `${password} 2` }),
      'open an account': () => administrator.post('/accounts', { person: late, login: `${name}.late` }),
      'list sessions of somebody': () => administrator.get(`/accounts/${person}/sessions`),
      'set a one-time password': () =>
        administrator.post(`/accounts/${reset}/one-time-password`, {}, whatever),
      'end a session': () => caller.post(`/sessions/${ended['session']}/end`),
    };
  };

  const inTime = async (asked: Promise<Answer>): Promise<string> => {
    const answer = await Promise.race([asked, pause(never, null, { ref: false })]);
    if (answer === null) return 'no answer';
    return `${answer.status}${answer.headers.has('retry-after') ? ', come again' : ''}`;
  };
  const untilDone = async (ask: () => Promise<Answer>): Promise<Answer> => {
    for (;;) {
      const answer = await ask();
      if (answer.status !== 503) return answer;
      await pause(100);
    }
  };

  /** As well until a login name is open again: one that was changed and not answered in time was then tried in vain. */
  const untilOpen = async (ask: () => Promise<Answer>): Promise<Answer> => {
    for (;;) {
      const answer = await untilDone(ask);
      if (answer.status !== 429) return answer;
      await pause(1_000 * Number(answer.headers.get('retry-after')));
    }
  };

  beforeAll(async () => {
    emulator = await startEmulator();
    server = await startServer(folder, {
      XIAOHAO_EVENT_STORE: emulator.url,
      XIAOHAO_ALLOW_UNSAFE_EVENT_STORE: '1',
      XIAOHAO_TRUSTED_PROXIES: '127.0.0.1',
    });
    office.url = server.url;
    staff = await hire(office);
  });
  afterEach(() => emulator.control.clearFaults());
  afterAll(async () => {
    await server.kill();
    await emulator.kill();
    remove();
  });

  it.each(Object.keys(silent))('that %s', async (how) => {
    const name = how.replaceAll(' ', '.');
    const requests = await requestsOf(name);
    await emulator.control.addFaults(silent[how] ?? []);
    const answers = await Promise.all(
      Object.entries(requests).map(async ([what, ask]) => [what, await inTime(ask())] as const),
    );
    const amiss = answers.filter(
      ([what, answer]) => answer !== '503, come again' && answer !== String(well[what] ?? 200),
    );
    expect(amiss).toEqual([]);
    await emulator.control.clearFaults();
    // Whatever became of the requests, nobody is shut out by them.
    expect((await untilDone(() => logsIn(name, password))).status).toBe(201);
  });
});
