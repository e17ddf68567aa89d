import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { validate, version } from 'uuid';
import {
  intakePaper,
  openRestrictedHouse,
  type RestrictedHouse,
  raiseRestricted,
} from '../access/restricted-house.js';
import { Caller, done, type Office, refusal, type Sent } from './caller.js';
import { problemPaper, tests } from './paper.js';
import type { Person } from './person.js';
import { bringToSignOff } from './ready-for-sign-off.js';
import { dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';
import { whatever } from './staff.js';

const internal = (): Sent => problemPaper('', '')['classification'] as Sent;

describe('what is reported in confidence', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let house: RestrictedHouse;
  let intake = '';
  let problem = '';

  const serveAgain = async (): Promise<void> => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    office.url = server.url;
  };
  beforeAll(async () => {
    await serveAgain();
    house = await openRestrictedHouse(office);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });
  const keyFiles = (): readonly string[] => readdirSync(join(folder, 'reporter-keys'));

  it('is taken in by a petition clerk under a random id and a number of its own series', async () => {
    const { petitions, cast } = house;
    const registered = await petitions.post(
      '/intakes',
      intakePaper(cast.units.district, { paper: '信〔2031〕7号' }),
    );
    intake = String(registered.body.id);
    expect(registered.status).toBe(201);
    expect(registered.headers.get('location')).toBe(`/api/v1/intakes/${intake}`);
    expect([validate(intake), version(intake)]).toEqual([true, 4]);
    expect(registered.body).toMatchObject({
      number: 'LJ-R-2031-0001',
      secrecy: 'restricted',
      reporter: 'named',
    });
    expect(JSON.stringify(registered.body)).not.toContain('举报人甲');
    expect(await done(petitions.get(`/intakes/${intake}`))).toMatchObject({
      unit: cast.units.district,
      channel: 'letter',
      paper: '信〔2031〕7号',
      reporter: 'named',
      problems: [],
    });
    expect(keyFiles()).toEqual([intake]);
  });

  it('is refused with the field and the rule, and leaves nothing', async () => {
    const { petitions, elsewhere, cast } = house;
    const at = cast.units.district;
    const asks = (body: object, who: Person = petitions) => refusal(who.post('/intakes', body as never));
    expect(await asks(intakePaper(at, { paper: '信〔2031〕7号' }))).toEqual([
      409,
      'PaperRegistered',
      '/paper',
    ]);
    expect(await asks(intakePaper(at, { receivedOn: '2031-03-04' }))).toEqual([
      422,
      'ReceivedInTheFuture',
      '/receivedOn',
    ]);
    expect(await asks(intakePaper(at), elsewhere[0])).toEqual([403, 'IntakeNotForRole', '/unit']);
    expect(await asks(intakePaper('00000000-0000-4000-8000-000000000000'))).toEqual([
      422,
      'IntakeUnitUnknown',
      '/unit',
    ]);
    const named = (name: unknown, contact?: unknown) =>
      asks(intakePaper(at, { reporter: { name, contact } }));
    for (const name of [
      '',
      ' ',
      'a\r\nb',
      'a\u0000b',
      '长'.repeat(101),
      'x'.repeat(1_000_000),
      7,
      'a\u200bb',
    ])
      expect((await named(name))[0]).toBeGreaterThanOrEqual(400);
    expect(await named('甲', '1'.repeat(201))).toEqual([422, 'FieldInvalid', '/reporter/contact']);
    expect((await named('a\u202eb'))[0]).toBe(422);
    expect((await asks({ ...intakePaper(at), reporter: { name: '甲', id: 'x' } }))[0]).toBe(422);
    expect(keyFiles()).toEqual([intake]);
    expect((await done(petitions.get('/intakes')))['rows']).toHaveLength(1);
  });

  it('is taken in once for one Idempotency-Key, and another name under it is refused, also after a restart', async () => {
    const { petitions, cast } = house;
    const key = { 'idempotency-key': 'letter-8' };
    const paper = (name: string) => intakePaper(cast.units.district, { reporter: { name } });
    const [one, two] = await Promise.all([
      done(petitions.post('/intakes', paper('举报人乙'), key)),
      done(petitions.post('/intakes', paper('举报人乙'), key)),
    ]);
    expect([version(String(one.id)), two.id, two.number]).toEqual([4, one.id, one.number]);
    await server.close();
    await serveAgain();
    expect(await done(petitions.post('/intakes', paper('举报人乙'), key))).toMatchObject({ id: one.id });
    expect(await refusal(petitions.post('/intakes', paper('举报人丙'), key))).toEqual([
      422,
      'IdempotencyKeyReused',
    ]);
    expect(await done(petitions.get(`/intakes/${one.id}/reporter`))).toMatchObject({
      reporter: { name: '举报人乙' },
    });
    expect(keyFiles()).toHaveLength(2);
  });

  it('tells who reported to the two roles alone, and each reading is in the security record', async () => {
    const { petitions, discipline, others, cast } = house;
    for (const who of [petitions, discipline])
      expect(await done(who.get(`/intakes/${intake}/reporter`))).toEqual({
        intake,
        reporter: { name: '举报人甲', contact: '000-0000' },
      });
    for (const [name, who] of Object.entries(others)) {
      const { status } = await who.get(`/intakes/${intake}/reporter`);
      expect([name, [401, 403, 404].includes(status)]).toEqual([name, true]);
    }
    const { administrator, units } = cast;
    const auditing = await done(
      administrator.post('/people', { name: '审计', unit: units.headOffice, roles: ['auditAdministrator'] }),
    );
    const { secret } = await done(administrator.post('/keys', { person: auditing.id, name: '审计' }));
    const record = await done(
      new Caller(office, secret).get('/security-record?kind=restrictedRead&pageSize=200'),
    );
    const entries = record['items'] as readonly Readonly<Record<string, unknown>>[];
    const readings = entries.filter(({ object, status }) => object === intake && status === 200);
    expect(readings.map(({ subject }) => (subject as { id: string }).id).toSorted()).toEqual(
      [petitions.id, discipline.id].toSorted(),
    );
    expect(JSON.stringify(record)).not.toContain('举报人');
  });

  it('makes a restricted problem, and nothing less comes of it', async () => {
    const { petitions, cast } = house;
    await expect(raiseRestricted(house, intake, { classification: internal() })).rejects.toThrow(
      'OfRestrictedIntake',
    );
    const nobodys = '00000000-0000-4000-8000-000000000000';
    await expect(raiseRestricted(house, nobodys)).rejects.toThrow('IntakeUnknown');
    problem = await raiseRestricted(house, intake);
    expect(version(problem)).toBe(4);
    expect(await done(petitions.reads(problem))).toMatchObject({
      number: 'R-2031-0001',
      intake,
      cleared: [petitions.id],
    });
    expect(await done(petitions.get(`/intakes/${intake}`))).toMatchObject({ problems: [{ id: problem }] });
    const { clerk } = cast.people;
    expect(await refusal(clerk.reads(problem))).toEqual([404, 'NotFound']);
    const secret = { ...internal(), secrecy: 'restricted' };
    const paper = problemPaper(cast.campaign, cast.units.district, { classification: secret });
    expect(await refusal(clerk.identifies(paper))).toEqual([
      403,
      'RestrictedNotForRole',
      '/classification/secrecy',
    ]);
    expect(await refusal(clerk.identifies({ ...paper, classification: internal(), intake }))).toEqual([
      422,
      'IntakeUnknown',
      '/intake',
    ]);
  });

  it('is worked on by those who were cleared, until they are not any more', async () => {
    const { petitions, discipline, cast } = house;
    const { clerk, approver } = cast.people;
    const clear = (who: Person, by = petitions) =>
      by.acts(problem, 'clearances', { person: who.id, ground: '承办整改' });
    expect((await done(clear(clerk)))['number']).toBe('R-2031-0001');
    expect(await refusal(clear(clerk))).toEqual([409, 'AlreadyCleared', '/person']);
    expect(await refusal(clear(approver, clerk))).toEqual([403, 'RoleMayNot']);
    expect((await clerk.reads(problem)).status).toBe(200);
    await done(clerk.namesCause(problem, 'management'));
    const listed = await done(clerk.get('/problems?total=true'));
    expect([listed['total'], JSON.stringify(listed)]).toEqual([1, expect.stringContaining(problem)]);
    expect(await refusal(approver.reads(problem))).toEqual([404, 'NotFound']);
    await done(discipline.acts(problem, `clearances/${clerk.id}/end`, { ground: '换人承办' }));
    expect(await refusal(clerk.reads(problem))).toEqual([404, 'NotFound']);
    expect(await refusal(clerk.namesCause(problem, 'thought'))).toEqual([404, 'NotFound']);
    expect((await done(clerk.get('/problems?total=true')))['total']).toBe(0);
  });

  it('goes the whole way to its filing, with numbers of series of their own', async () => {
    const { petitions, cast } = house;
    const { clerk, worker, head, verifier, publicist, approver, filer, ...more } = cast.people;
    const { firstReviewer, secondReviewer, finaliser } = more;
    const needed = [clerk, worker, head, verifier, publicist, approver, filer];
    for (const { id } of [...needed, firstReviewer, secondReviewer, finaliser])
      await done(petitions.acts(problem, 'clearances', { person: id, ground: '承办' }));
    await bringToSignOff(cast, problem);
    await done(clerk.applies(problem, tests));
    await done(head.approvesForUnit(problem));
    await done(verifier.verifies(problem, tests));
    await done(publicist.publishes(problem, '2031-03-03'));
    await done(cast.administrator.post('/clock', { now: '2031-03-31T01:00:00.000Z' }));
    await done(publicist.endsPublicity(problem));
    await done(approver.approves(problem));
    await done(filer.files(problem));
    expect(await done(petitions.reads(problem))).toMatchObject({
      stage: 'filed',
      closings: [{ closingNumber: 'XH-R-2031-0001', filingNumber: 'BA-R-2031-0001' }],
    });
    // Its measures and steps had terms that passed.
    expect(await done(petitions.get(`/problems/${problem}/chase`))).toMatchObject({
      planned: [],
      outcomes: [],
    });
    expect((await done(clerk.get('/inbox')))['rows']).toEqual([]);
  });

  it('is erased for good: the events stay, and who reported cannot be read by anybody', async () => {
    const { petitions, discipline } = house;
    const erase = (ground: string, headers = whatever) =>
      petitions.post(`/intakes/${intake}/reporter/erasure`, { ground }, headers);
    expect((await refusal(erase('写错了')))[1]).toBe('FieldInvalid');
    expect(
      await refusal(petitions.post(`/intakes/${intake}/reporter/erasure`, { ground: 'reporterAsked' })),
    ).toEqual([428, 'PreconditionRequired']);
    expect(await done(erase('reporterAsked'))).toMatchObject({ id: intake });
    expect(keyFiles()).not.toContain(intake);
    expect(await refusal(erase('reporterAsked'))).toEqual([409, 'ReporterErasedAlready']);
    for (const who of [petitions, discipline])
      expect(await refusal(who.get(`/intakes/${intake}/reporter`))).toEqual([410, 'ReporterErased']);
    expect(await done(petitions.get(`/intakes/${intake}`))).toMatchObject({ reporter: 'erased' });
    await server.close();
    await serveAgain();
    expect(await refusal(petitions.get(`/intakes/${intake}/reporter`))).toEqual([410, 'ReporterErased']);
  });

  it('of nobody who gave a name has none to read or to erase', async () => {
    const { petitions, cast } = house;
    const { id } = await done(
      petitions.post('/intakes', { ...intakePaper(cast.units.district), reporter: undefined }),
    );
    expect(await done(petitions.get(`/intakes/${id}/reporter`))).toEqual({ intake: id, reporter: null });
    expect(
      await refusal(petitions.post(`/intakes/${id}/reporter/erasure`, { ground: 'reporterAsked' }, whatever)),
    ).toEqual([409, 'ReporterAnonymous']);
  });

  it('that is internal is seen like other matters of its unit, but not who reported it', async () => {
    const { petitions, others, cast } = house;
    const registered = await done(
      petitions.post('/intakes', intakePaper(cast.units.district, { secrecy: 'internal' })),
    );
    expect([registered.number, version(String(registered.id)) !== 4]).toEqual(['LJ-2031-0001', true]);
    const path = `/intakes/${registered.id}`;
    const seeing = ['approver of the root', 'unitClerk of the district', 'system'];
    for (const [name, who] of Object.entries(others)) {
      const sees = (await who.get(path)).status === 200;
      if (seeing.includes(name)) expect([name, sees]).toEqual([name, true]);
      if (name.endsWith('elsewhere')) expect([name, sees]).toEqual([name, false]);
      expect([name, [401, 403, 404].includes((await who.get(`${path}/reporter`)).status)]).toEqual([
        name,
        true,
      ]);
    }
    const open = await raiseRestricted(house, String(registered.id), { classification: internal() });
    expect(version(open)).not.toBe(4);
    expect(await done(petitions.reads(open))).toMatchObject({
      number: expect.stringMatching(/^2031-\d{4}$/),
      cleared: [],
    });
  });

  it('is not told to whoever logged in long ago', async () => {
    const { cast, discipline, petitions } = house;
    const login = { person: discipline.id, login: 'discipline' };
    const { oneTimePassword } = await done(cast.administrator.post('/accounts', login));
    const { id } = await done(petitions.post('/intakes', intakePaper(cast.units.district)));
    const session = await done(
      new Caller(office).post('/sessions', {
        login: 'discipline',
        password: oneTimePassword,
        newPassword: 'correct horse battery',
      }),
    );
    const own = new Caller(office, String(session['accessToken']));
    expect((await own.get(`/intakes/${id}/reporter`)).status).toBe(200);
    await done(cast.administrator.post('/clock', { now: '2031-03-31T01:06:00.000Z' }));
    expect(await refusal(own.get(`/intakes/${id}/reporter`))).toEqual([401, 'StepUpNeeded']);
    const erasure = own.post(`/intakes/${id}/reporter/erasure`, { ground: 'reporterAsked' }, whatever);
    expect(await refusal(erasure)).toEqual([401, 'StepUpNeeded']);
  });
});
