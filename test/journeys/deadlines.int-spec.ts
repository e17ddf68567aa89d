import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, type Office, refusal } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { xiaohao } from './command-line.js';
import { measurePaper, problemPaper } from './paper.js';
import { bootstrapKey, dataFolder, type ServerProcess, startServer } from './server-process.js';

interface Line {
  readonly rule: string;
  readonly subject: string;
  readonly dueOn: string;
  readonly originalDueOn: string;
  readonly overdue: boolean;
  readonly provisional: boolean;
  readonly derivation?: {
    readonly result: string;
    readonly days: readonly { readonly kind: string }[];
  } | null;
}

const whatever = { 'if-match': '*' };
/** Ten years ahead of every published notice: provisional until it is loaded. */
const year = {
  year: 2036,
  notice: '关于2036年部分节假日安排的通知（示例）',
  holidays: ['2036-01-01', '2036-01-28', '2036-01-29', '2036-01-30', '2036-01-31', '2036-02-01'],
  makeUpDays: ['2036-01-26', '2036-02-09'],
};

/** Terms, extensions, and a calendar that comes late, over REST and at the command line. */
describe('deadlines', () => {
  const { folder, remove } = dataFolder();
  const files = mkdtempSync(join(tmpdir(), 'xiaohao-calendar-'));
  const office: Office = { url: '' };
  let server: ServerProcess;
  let cast: Cast;
  let problem = '';
  let number = '';
  let measure = '';
  let extension = '';

  const dayIs = async (date: string): Promise<void> => {
    await done(cast.administrator.post('/clock', { now: `${date}T01:00:00Z` }));
  };
  const clock = async (explain = false): Promise<readonly Line[]> =>
    (await done(cast.people.head.get(`/problems/${problem}/clock?explain=${explain}`)))[
      'obligations'
    ] as readonly Line[];
  const due = async (rule: string): Promise<Line | undefined> =>
    (await clock()).find((line) => line.rule === rule);

  beforeAll(async () => {
    server = await startServer(folder, {
      XIAOHAO_CLOCK_START: '2036-01-20T01:00:00.000Z',
      TZ: 'America/New_York',
    });
    office.url = server.url;
    cast = await assemble(office, '2036-01-01');
  });
  afterAll(async () => {
    await server.kill();
    remove();
    rmSync(files, { recursive: true });
  });

  it('has a term for the step that is waited for, provisional where no notice is known', async () => {
    const { clerk } = cast.people;
    const raised = await done(clerk.identifies(problemPaper(cast.campaign, cast.units.district)));
    problem = raised.id ?? '';
    number = raised.number ?? '';
    expect(await clock()).toEqual([]);
    await done(clerk.submits(problem));
    // Sunday 20 January 2036: five days Monday to Friday.
    expect(await due('firstReview')).toMatchObject({ dueOn: '2036-01-25', provisional: true });
  });

  it('derives a term again, as an event with before and after, once the notice is loaded', async () => {
    await dayIs('2036-01-24');
    await done(cast.people.firstReviewer.passesFirstReview(problem));
    expect(await due('secondReview')).toMatchObject({ dueOn: '2036-01-31', provisional: true });
    const file = join(files, '2036.json');
    writeFileSync(file, JSON.stringify({ years: [year] }));
    const loaded = await xiaohao(['calendar', 'import', file], office.url, bootstrapKey);
    expect([loaded.code, loaded.out]).toEqual([0, expect.stringContaining('+1')]);
    await settled();
    // 25 January, 26 (made up), then nothing until Monday 4 February: the fifth is Wednesday 6.
    expect(await due('secondReview')).toMatchObject({ dueOn: '2036-02-06', provisional: false });
    const { events } = await done(cast.people.head.get(`/problems/${problem}/history`));
    expect((events as readonly object[]).at(-1)).toMatchObject({
      type: 'DatesRederived',
      actor: { kind: 'clock' },
      data: {
        terms: [
          {
            term: 'step',
            before: { dueOn: '2036-01-31', provisional: true },
            after: { dueOn: '2036-02-06', provisional: false },
          },
        ],
      },
    });
    expect((await done(cast.administrator.get('/calendar')))['lastDerived']).toEqual({
      examined: 1,
      moved: 1,
    });
    const again = await xiaohao(['calendar', 'import', file], office.url, bootstrapKey);
    expect(again.code).toBe(0);
    expect(
      ((await done(cast.administrator.get('/calendar')))['years'] as readonly object[]).at(-1),
    ).toMatchObject({
      year: 2036,
      loaded: true,
    });
  });

  /** Until the calendar says that all open problems have been looked at. */
  async function settled(): Promise<void> {
    for (;;) {
      const { datesDerivedAgain } = await done(cast.administrator.get('/calendar'));
      if (datesDerivedAgain === true) return;
    }
  }

  it('explains every day of it, in JSON and at the command line', async () => {
    const line = (await clock(true)).find(({ rule }) => rule === 'secondReview');
    expect(line?.derivation?.result).toBe('2036-02-06');
    expect(line?.derivation?.days.map(({ kind }) => kind)).toEqual([
      'weekday',
      'weekday',
      'makeUpDay',
      'weekend',
      ...Array.from({ length: 5 }, () => 'holiday'),
      'weekend',
      'weekend',
      'weekday',
      'weekday',
      'weekday',
    ]);
    const shown = await xiaohao(['problem', 'clock', number], office.url, cast.people.head.key ?? '');
    expect(shown.out).toMatch(/2036-01-26 +2 +调休上班 +关于2036年/);
    expect(shown.out).toContain('结果 2036-02-06');
    expect(shown.out).toContain('规则第 1 版');
  });

  it('refuses a calendar that cannot be, names the place, and leaves nothing behind', async () => {
    const bad = { years: [{ ...year, makeUpDays: ['2036-01-07'] }] };
    expect(await refusal(cast.administrator.post('/calendar/years', bad))).toEqual([
      422,
      'MakeUpDayOnWeekday',
      '/years/0/makeUpDays/0',
    ]);
    const same = await cast.administrator.post('/calendar/years', { years: [year] });
    expect([same.status, same.body.code]).toEqual([409, 'CalendarUnchanged']);
    expect((await cast.people.clerk.post('/calendar/years', { years: [year] })).status).toBe(403);
    expect((await cast.people.head.get('/calendar/days?from=2036-01-01&to=2038-01-01')).status).toBe(400);
    const { working } = await done(
      cast.people.head.get(`/calendar/days?from=2036-01-21&to=2036-02-09&unit=${cast.units.district}`),
    );
    expect(working).toBe(12);
  });

  it('moves a date by two approvals and shows the original beside it', async () => {
    const { people, units } = cast;
    await done(people.secondReviewer.passesSecondReview(problem));
    await done(people.finaliser.namesCause(problem, 'management'));
    await done(people.finaliser.finalises(problem));
    const content = measurePaper({
      person: people.worker.id,
      leader: people.leader.id,
      unit: units.district,
      dueOn: '2036-02-20',
    });
    const assigned = await done(people.clerk.assigns(problem, content));
    measure = assigned.created?.['measure'] ?? '';
    await done(people.clerk.starts(problem));
    const later = { content: { ...content, dueOn: '2036-03-20' }, approver: people.head.id, ground: '推迟' };
    expect(await refusal(people.clerk.acts(problem, `measures/${measure}/revision`, later))).toEqual([
      409,
      'LaterDateNeedsExtension',
      '/content/dueOn',
    ]);
    const asked = { dueOn: '2036-03-20', reason: '需会同税务部门核对', progress: '已核对两批' };
    const path = `measures/${measure}/extensions`;
    expect(await refusal(people.clerk.acts(problem, path, { ...asked, dueOn: '2036-02-01' }))).toEqual([
      422,
      'ExtensionNotLater',
      '/dueOn',
    ]);
    const requested = await done(people.clerk.acts(problem, path, asked));
    extension = requested.created?.['extension'] ?? '';
    const opinion = { opinion: '情况属实' };
    const at = (what: string) => `extensions/${extension}/${what}`;
    expect((await people.verifier.acts(problem, at('grant'), opinion)).body.code).toBe(
      'ExtensionNotEndorsed',
    );
    expect((await people.clerk.acts(problem, at('endorsement'), opinion)).body.code).toBe('RoleMayNot');
    await done(people.head.acts(problem, at('endorsement'), opinion));
    await done(people.verifier.acts(problem, at('grant'), opinion));
    expect(await due('measure')).toMatchObject({ dueOn: '2036-03-20', originalDueOn: '2036-02-20' });
    const detail = await done(people.head.reads(problem));
    expect(detail).toMatchObject({
      dueOn: '2036-03-20',
      originalDueOn: '2036-02-20',
      measures: [{ originalDueOn: '2036-02-20', extensions: 1 }],
      extensions: [{ status: 'granted', late: false, endorsed: { by: people.head.id } }],
    });
  });

  it('is overdue against the original date while the later one still holds, then against both', async () => {
    await dayIs('2036-02-21');
    const flags = async () => {
      const { problems } = await done(cast.people.head.get('/problems'));
      const { overdue, overdueAgainstOriginal } = await done(cast.people.head.reads(problem));
      const [line] = problems as readonly Record<string, unknown>[];
      return [overdue, overdueAgainstOriginal, line?.['overdue'], line?.['overdueAgainstOriginal']];
    };
    const listed = async (which = 'overdue') =>
      ((await done(cast.people.head.get(`/problems?${which}=true`)))['problems'] as readonly object[]).length;
    const counted = async (query: string) => (await done(cast.people.head.get(`/counts?${query}`)))['cells'];
    const both = 'by=overdueAgainstOriginal&by=overdue&stage=rectifying';
    expect(await flags()).toEqual([false, true, false, true]);
    expect(await listed()).toBe(0);
    expect(await listed('overdueAgainstOriginal')).toBe(1);
    expect(await counted(both)).toEqual([{ values: ['true', 'false'], count: 1 }]);
    expect(await counted(`${both}&asOf=2036-02-20`)).toEqual([{ values: ['false', 'false'], count: 1 }]);
    expect(await counted('by=stage&overdueAgainstOriginal=true')).toEqual([
      { values: ['rectifying'], count: 1 },
    ]);
    expect(await counted('by=stage&overdueAgainstOriginal=true&asOf=2036-02-20')).toEqual([]);
    const late = ['problem', 'count', '--by', 'overdueAgainstOriginal', '--overdue-against-original'];
    const told = await xiaohao(late, office.url, cast.people.head.key ?? '');
    expect(told.out).toMatch(/是\s+1/);
    // The last day in time ends in the zone of the campaign, eight hours before it does in UTC.
    await done(cast.administrator.post('/clock', { now: '2036-03-20T15:59:59.000Z' }));
    expect(await flags()).toEqual([false, true, false, true]);
    await done(cast.administrator.post('/clock', { now: '2036-03-20T16:00:00.000Z' }));
    expect(await flags()).toEqual([true, true, true, true]);
    expect(await listed()).toBe(1);
    expect(await counted(both)).toEqual([{ values: ['true', 'true'], count: 1 }]);
    const shown = await xiaohao(['problem', 'list', '--overdue'], office.url, cast.people.head.key ?? '');
    expect(shown.out).toContain('2036-02-20 → 2036-03-20 逾期');
  });

  it.each([
    '2036-02-30',
    '2037-02-29',
    '2036-05-01T00:00:00+09:00',
    '2036-05-01T24:00',
    '2036-05-01Z',
    '23:59:60',
    '9999-01-01',
    '2036-5-1',
    '',
  ])('takes dates of the calendar and nothing else: %j is none', async (dueOn) => {
    const asked = { dueOn, reason: '核对未完', progress: '已核对三批' };
    const answer = await refusal(cast.people.clerk.acts(problem, `measures/${measure}/extensions`, asked));
    expect(answer).toEqual([422, 'FieldInvalid', '/dueOn']);
  });

  it('takes an application after expiry as a late one, and marks it for ever', async () => {
    const { people } = cast;
    const asked = { dueOn: '2036-05-01', reason: '核对未完', progress: '已核对三批' };
    await done(people.clerk.acts(problem, `measures/${measure}/extensions`, asked));
    const { rows } = await done(people.head.get('/measures'));
    expect(rows).toMatchObject([{ extensions: 1, lateApplications: 1, originalDueOn: '2036-02-20' }]);
    expect(await due('extensionEndorsement')).toMatchObject({ overdue: false });
    const pending = await people.worker.acts(problem, `measures/${measure}/extensions`, asked);
    expect([pending.status, pending.body.code]).toEqual([409, 'ExtensionPending']);
  });

  it('passes over the closing days of the unit that has to act', async () => {
    const { administrator, units, people } = cast;
    const before = (await due('extensionEndorsement'))?.dueOn ?? '';
    const closing = { days: [{ date: before, ground: '防汛停工' }] };
    await done(administrator.post(`/calendar/units/${units.district}/closing-days`, closing));
    await settled();
    const after = await due('extensionEndorsement');
    expect(after && after.dueOn > before).toBe(true);
    expect((await administrator.post(`/calendar/units/${people.head.id}/closing-days`, closing)).status).toBe(
      422,
    );
  });

  it('goes on after a restart, on a host in another zone, with the calendar that was loaded', async () => {
    const before = await clock(true);
    await server.stop();
    server = await startServer(folder, { TZ: 'Pacific/Kiritimati' });
    office.url = server.url;
    expect(await clock(true)).toEqual(before);
  });

  it('takes the rules of a campaign, points at what is wrong with them, and has them hold from their day', async () => {
    const { administrator, campaign } = cast;
    const state = await done(administrator.get(`/campaigns/${campaign}`));
    const [{ rules }] = state['rules'] as readonly [{ rules: { deadlines: Record<string, unknown> } }];
    const deadlines = rules.deadlines as { bands: object[]; ladder: object[] };
    const revise = (change: object) =>
      administrator.post(
        `/campaigns/${campaign}/rules`,
        {
          effectiveOn: '2036-04-01',
          ground: '上级要求',
          rules: { ...rules, deadlines: { ...deadlines, ...change } },
        },
        whatever,
      );
    const [first, ...rungs] = deadlines.ladder;
    expect(await refusal(revise({ ladder: [{ ...first, forPerson: true }, ...rungs] }))).toEqual([
      422,
      'RungMayNotBeAutomatic',
      '/rules/deadlines/ladder/0/issue',
    ]);
    expect(await refusal(revise({ ladder: [{ ...first, trigger: { kind: 'overdue' } }] }))).toEqual([
      422,
      'TriggerIncomplete',
      '/rules/deadlines/ladder/0/trigger/after',
    ]);
    const after = { days: 3, counted: 'workingDays' };
    const trigger = { kind: 'overdue', after, colour: 'red', times: 2 };
    expect(await refusal(revise({ ladder: [{ ...first, trigger }] }))).toEqual([
      422,
      'ForeignToTrigger',
      '/rules/deadlines/ladder/0/trigger/colour',
    ]);
    await done(revise({ bands: deadlines.bands.toReversed().slice(2) }));
    const { bands } = (await due('measure')) as unknown as { bands: readonly object[] };
    expect(bands).toHaveLength(3);
    await dayIs('2036-04-01');
    expect(((await due('measure')) as unknown as { bands: readonly object[] }).bands).toHaveLength(1);
  });
});
