import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultDeadlineRules, defaultRules } from '@xiaohao/campaign';
import { atCommandLine } from './at-command-line.js';
import { type AnswerBody, type Caller, done, type Office, refusal } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { eventually } from './eventually.js';
import { measurePaper, problemPaper } from './paper.js';
import { dataFolder, type ServerProcess, startServer } from './server-process.js';

interface Outcome {
  readonly kind: string;
  readonly subject: string;
  readonly rule: string;
  readonly notice: string | null;
  readonly code: string | null;
  readonly reason: string | null;
  readonly at: string;
  readonly recordedAt: string;
  readonly late: boolean;
  readonly receivers: readonly { readonly person: string; readonly as: string }[];
  readonly receipts: readonly { readonly person: string }[];
  readonly answer: { readonly text: string } | null;
}

/** The default rules with yellow from so many days left on. */
const withYellow = (days: number) => ({
  ...defaultRules,
  deadlines: {
    ...defaultDeadlineRules,
    bands: defaultDeadlineRules.bands.map((band) =>
      band.code === 'yellow' ? { ...band, left: { ...band.left, days } } : band,
    ),
  },
});

/** One measure, from its assignment to the answer that stops the ladder. Each step stands on the ones before it. */
describe('chasing a measure', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerProcess;
  let cast: Cast;
  let problem = '';
  let notice = '';

  const dayIs = (date: string, time = '01:00:00'): Promise<AnswerBody> =>
    done(cast.administrator.post('/clock', { now: `${date}T${time}Z` }));
  const chase = async (who: Caller = cast.people.finaliser) =>
    (await done(who.get(`/problems/${problem}/chase`))) as unknown as {
      readonly planned: readonly { readonly subject: string; readonly rule: string; readonly at: string }[];
      readonly outcomes: readonly Outcome[];
    };
  /** Waits until something has come of a rule. */
  const cameOf = (rule: string): Promise<Outcome> =>
    eventually(async () => (await ofMeasure()).find((outcome) => outcome.rule === rule));
  const ofMeasure = async () =>
    (await chase()).outcomes.filter(({ subject }) => subject.startsWith('measure/'));

  beforeAll(async () => {
    server = await startServer(folder);
    office.url = server.url;
    cast = await assemble(office, '2026-01-01');
    await dayIs('2031-03-03');
    const { people, units, campaign } = cast;
    const { clerk, worker, leader, firstReviewer, secondReviewer, finaliser } = people;
    problem = String((await done(clerk.identifies(problemPaper(campaign, units.district)))).id);
    await done(clerk.namesCause(problem, 'management'));
    await done(clerk.submits(problem));
    await done(firstReviewer.passesFirstReview(problem));
    await done(secondReviewer.passesSecondReview(problem));
    await done(finaliser.finalises(problem));
    const accountable = { person: worker.id, leader: leader.id, unit: units.district, dueOn: '2031-06-30' };
    await done(clerk.assigns(problem, measurePaper(accountable)));
    await done(clerk.starts(problem));
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  it('is planned as soon as the measure stands', async () => {
    const planned = await eventually(async () => {
      const rows = (await chase()).planned.filter(({ subject }) => subject.startsWith('measure/'));
      return rows.length > 0 ? rows : undefined;
    });
    expect(planned.find(({ rule }) => rule === 'overdue')?.at).toBe('2031-06-30T16:00:00.000Z');
    expect(planned.find(({ rule }) => rule === 'band/yellow/0')?.at).toBe('2031-06-19T16:00:00.000Z');
    const { rows } = await done(cast.people.clerk.get(`/todos?problem=${problem}`));
    const named = (all: unknown) =>
      (all as readonly { subject: string; rule: string; at: string }[]).map(
        ({ subject, rule, at }) => `${subject} ${rule} ${at}`,
      );
    expect(named(rows)).toEqual(expect.arrayContaining(named(planned)));
  });

  it('is found under the day on which it comes, where the public bodies are', async () => {
    const rules = async (from: string, to: string): Promise<readonly unknown[]> => {
      const { rows } = await done(cast.people.clerk.get(`/todos?problem=${problem}&from=${from}&to=${to}`));
      return (rows as readonly { readonly rule: string }[]).map(({ rule }) => rule);
    };
    expect(await rules('2031-07-01', '2031-07-01')).toContain('overdue');
    expect(await rules('2031-06-01', '2031-06-30')).not.toContain('overdue');
    expect(await rules('2031-06-20', '2031-06-30')).toContain('band/yellow/0');
    expect(await rules('2031-06-21', '2031-07-31')).not.toContain('band/yellow/0');
  });

  it('reminds whom the band names, into their inbox', async () => {
    await dayIs('2031-06-20');
    const yellow = await cameOf('band/yellow/0');
    const { worker, leader } = cast.people;
    expect(yellow.receivers.map(({ person }) => person)).toEqual([worker.id, leader.id]);
    expect((await ofMeasure()).find(({ rule }) => rule === 'band/green/0')).toMatchObject({
      kind: 'suppressed',
      reason: 'overtaken',
    });
    const mail = await eventually(async () => {
      const { rows } = (await done(leader.get('/inbox'))) as {
        rows?: readonly { notice: string; mail: string | null }[];
      };
      return rows?.find((row) => row.notice === yellow.notice && row.mail !== null);
    });
    expect(mail).toMatchObject({
      code: 'yellow',
      obligation: 'measure',
      number: '2031-0001',
      mail: 'inboxOnly',
    });
    const { rows: others } = await done(cast.people.otherApprover.get('/inbox'));
    expect(others).toEqual([]);
  });

  it('takes the receipt of a receiver, and nobody else’s', async () => {
    const { worker, clerk, organiser, verifier } = cast.people;
    const id = (await cameOf('band/yellow/0')).notice;
    expect(await refusal(verifier.post(`/notices/${id}/receipt`))).toEqual([403, 'NotReceiver']);
    expect(await refusal(clerk.post(`/notices/${id}/receipt`))).toEqual([403, 'NotReceiver']);
    expect(await refusal(organiser.post(`/notices/${crypto.randomUUID()}/receipt`))).toEqual([
      404,
      'NotFound',
    ]);
    await done(worker.post(`/notices/${id}/receipt`));
    expect(await refusal(worker.post(`/notices/${id}/receipt`))).toEqual([409, 'ReceiptRepeated']);
    expect((await cameOf('band/yellow/0')).receipts).toMatchObject([{ person: worker.id }]);
    expect(await refusal(worker.post(`/notices/${id}/answer`, { answer: '好' }))).toEqual([
      409,
      'NothingToAnswer',
    ]);
  });

  it('records that the day has passed at its end, and not before', async () => {
    await dayIs('2031-06-30', '15:59:59.999');
    await cameOf('band/yellow/1');
    expect((await ofMeasure()).filter(({ kind }) => kind === 'overdue')).toEqual([]);
    await dayIs('2031-06-30', '16:00:00');
    expect(await cameOf('overdue')).toMatchObject({ kind: 'overdue', late: false });
    const red = await cameOf('band/red/0');
    expect(red.receivers.map(({ as }) => as)).toEqual(['handler', 'unitHead']);
  });

  it('goes up the ladder and stops with the answer', async () => {
    await dayIs('2031-07-04');
    const order = await cameOf('rung/supervisionNotice');
    notice = order.notice ?? '';
    expect(order.receivers.map(({ person }) => person)).toEqual([cast.people.leader.id]);
    await dayIs('2031-07-12');
    expect(await cameOf('noResponse/supervisionNotice')).toMatchObject({ kind: 'noResponse' });
    notice = (await cameOf('rung/guidance')).notice ?? '';
    expect(await refusal(cast.people.worker.post(`/notices/${notice}/answer`, { answer: '在办' }))).toEqual([
      403,
      'NotReceiver',
    ]);
    await done(cast.people.leader.post(`/notices/${notice}/answer`, { answer: '七月底前完成' }));
    await eventually(async () => {
      const planned = (await chase()).planned.filter(({ subject }) => subject.startsWith('measure/'));
      return planned.some(({ rule }) => rule.startsWith('rung/')) ? undefined : planned;
    });
    expect((await cameOf('rung/guidance')).answer).toMatchObject({ text: '七月底前完成' });
    await dayIs('2031-12-01');
    const reds = await eventually(async () => {
      const found = (await ofMeasure()).filter(({ rule }) => rule.startsWith('band/red/'));
      return found.length > 1 ? found : undefined;
    });
    expect(reds.length).toBeGreaterThan(1);
    expect((await ofMeasure()).filter(({ rule }) => /rung\/reminder/.test(rule))).toEqual([]);
  });

  it('never comes twice and never before its instant', async () => {
    const { outcomes } = await chase();
    const names = outcomes.map(({ subject, rule, at }) => `${subject} ${rule} ${at}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { at, recordedAt } of outcomes) expect(recordedAt >= at).toBe(true);
  });

  it('begins again where it was when the server is killed', async () => {
    const before = (await chase()).outcomes.length;
    await server.kill();
    server = await startServer(folder);
    office.url = server.url;
    await dayIs('2031-12-20');
    const outcomes = await eventually(async () => {
      const found = (await chase()).outcomes;
      return found.length > before ? found : undefined;
    });
    expect(new Set(outcomes.map((one) => `${one.subject} ${one.rule} ${one.at}`)).size).toBe(outcomes.length);
  });

  it('posts the unit on the snail board, hears it, and takes it off', async () => {
    const { people, units, campaign } = cast;
    const board = `/campaigns/${campaign}/snail-board`;
    const paper = { unit: units.district, period: '2031-11', ground: '措施逾期四个月' };
    expect(await refusal(people.head.post(board, paper))).toEqual([403, 'PosterOfUnit']);
    expect(await refusal(people.finaliser.post(board, { ...paper, period: '2031-13' }))).toEqual([
      422,
      'FieldInvalid',
      '/period',
    ]);
    const wrong = (await people.clerk.get(`${board}?period=2031-13`)).body;
    expect([wrong.status, wrong.code, wrong.errors]).toMatchObject([
      400,
      'ParameterInvalid',
      [{ parameter: 'period', code: 'NotAMonth' }],
    ]);
    const { id } = await done(people.finaliser.post(board, paper));
    expect(await refusal(people.verifier.post(`${board}/${id}/answer`, { answer: '不' }))).toEqual([
      403,
      'AnswerForUnit',
    ]);
    await done(people.head.post(`${board}/${id}/answer`, { answer: '十二月完成' }));
    await done(people.verifier.post(`${board}/${id}/exit`, { ground: '已完成' }));
    expect(await done(people.clerk.get(`${board}?period=2031-11`))).toMatchObject({
      entries: [
        {
          unit: units.district,
          unitHeads: [people.head.id],
          answer: { text: '十二月完成' },
          exitGround: '已完成',
        },
      ],
    });
    const told = await eventually(async () => {
      const { rows } = (await done(people.head.get('/inbox'))) as {
        rows?: readonly { kind: string; mail: string | null }[];
      };
      const postings = (rows ?? []).filter(({ kind, mail }) => kind === 'posting' && mail !== null);
      return postings.length === 2 ? postings : undefined;
    });
    const about = { unit: units.district, period: '2031-11', problem: null, mail: 'inboxOnly' };
    expect(told).toMatchObject([
      { ...about, zh: '蜗牛榜下榜通知', answerDueOn: null },
      { ...about, zh: '蜗牛榜登榜通知', notice: id },
    ]);
  });

  it('keeps the board and one’s preferences at the command line', async () => {
    const { people } = cast;
    const [campaign, district] = ['作风建设“回头看”', '甲区总工会'];
    const told = (who: Caller, ...args: readonly string[]) => atCommandLine(office.url, who.key ?? '', args);
    const board = (who: Caller, verb: string, ...args: readonly string[]) =>
      told(who, 'snail-board', verb, ...args, '--campaign', campaign);
    await board(people.finaliser, 'post', district, '连续两月逾期', '--period', '2031-12');
    const { entries } = JSON.parse(await board(people.head, 'show', '--period', '2031-12', '--json'));
    await board(people.head, 'answer', entries[0].entry, '一月完成');
    await board(people.verifier, 'exit', entries[0].entry, '已补齐');
    const shown = await board(people.clerk, 'show');
    for (const text of ['2031-12', '连续两月逾期', '一月完成', '已补齐', '措施逾期四个月'])
      expect(shown).toContain(text);
    expect(await told(people.head, 'inbox', 'list')).toContain('蜗牛榜登榜通知');
    expect(await told(people.head, 'preferences', 'show')).toContain('无（只用收件箱）');
    await told(people.head, 'preferences', 'set', '--mail', 'head@example.org', '--digest', 'off');
    expect(await done(people.head.get('/preferences'))).toMatchObject({
      mail: 'head@example.org',
      digest: false,
      language: 'zh',
    });
    await expect(told(people.head, 'preferences', 'set')).rejects.toThrow('ended with 2: 请至少给出一项');
    await told(people.head, 'preferences', 'set', '--no-mail', '--messages', 'en');
    expect(await told(people.head, 'preferences', 'show')).toContain('语言 en，汇总 否');
    expect(await done(people.head.get('/preferences'))).toMatchObject({ mail: null, digest: false });
  });

  describe('with other rules tried over it', () => {
    const simulate = '/campaigns/{id}/rules:simulate';
    type Lines = readonly {
      readonly verdict: string;
      readonly subject: string;
      readonly person: string | null;
      readonly recorded: { readonly rule: string; readonly day: string } | null;
      readonly proposed: { readonly rule: string; readonly day: string } | null;
    }[];
    interface Tried {
      readonly problems: readonly { readonly problem: string; readonly lines: Lines }[];
      readonly totals: Readonly<Record<string, number>>;
      readonly next: string | null;
    }
    const path = () => simulate.replace('{id}', cast.campaign);
    const tried = async (
      body: Readonly<Record<string, unknown>>,
      who: Caller = cast.people.finaliser,
    ): Promise<Tried> => (await done(who.post(path(), body))) as unknown as Tried;
    const span = { from: '2031-03-01', to: '2031-12-31' };

    it('finds nothing changed by the rules that were in force', async () => {
      const { problems, totals, next } = await tried({ rules: defaultRules, ...span });
      expect(problems.map((one) => one.problem)).toEqual([problem]);
      expect(problems[0]?.lines.filter(({ verdict }) => verdict !== 'same')).toEqual([]);
      expect(totals).toMatchObject({ moved: 0, changed: 0, onlyProposed: 0, onlyRecorded: 0 });
      expect(totals.same).toBeGreaterThan(10);
      expect(next).toBeNull();
    });

    it('tells whom a later band would have reached when, and writes nothing', async () => {
      // The log's end may move on meanwhile: the security record notes in its own time who asked.
      const { hash: before } = await done(cast.administrator.get('/views/hash'));
      const firstYellow = async (more: object) => {
        const { problems } = await tried({ rules: withYellow(5), ...span, problem, ...more });
        return (problems[0]?.lines ?? []).filter(
          ({ subject, recorded, proposed }) =>
            subject.startsWith('measure/') && (recorded ?? proposed)?.rule === 'band/yellow/0',
        );
      };
      const told = (lines: Lines) =>
        lines.map(({ verdict, recorded, proposed }) => [verdict, recorded?.day, proposed?.day]);
      const punctual = await firstYellow({ punctual: true });
      expect(told(punctual)).toEqual(Array(2).fill(['moved', '2031-06-20', '2031-06-25']));
      expect(punctual.map(({ person }) => person).toSorted()).toEqual(
        [cast.people.worker.id, cast.people.leader.id].toSorted(),
      );
      // The clock of this story stood still from that day to the last one; so would the other rules' have.
      expect(told(await firstYellow({}))).toEqual(Array(2).fill(['moved', '2031-06-20', '2031-06-30']));
      expect((await done(cast.administrator.get('/views/hash')))['hash']).toBe(before);
    });

    it('looks at what the caller sees, and nothing else', async () => {
      const { otherApprover } = cast.people;
      const stranger = await tried({ rules: defaultRules, ...span }, otherApprover);
      const seen = await otherApprover.get(`/problems/${problem}`);
      expect(stranger.problems.length > 0).toBe(seen.status === 200);
      expect(
        await refusal(
          cast.people.finaliser.post(path(), { rules: defaultRules, ...span, problem: crypto.randomUUID() }),
        ),
      ).toEqual([404, 'NotFound']);
    });

    it('refuses rules that could not be revised, and spans that are none or too long', async () => {
      const { finaliser } = cast.people;
      const backwards = withYellow(30);
      expect(await refusal(finaliser.post(path(), { rules: backwards, ...span }))).toEqual([
        422,
        'BandsOutOfOrder',
        '/rules/deadlines/bands/1/left',
      ]);
      expect(
        await refusal(finaliser.post(path(), { rules: defaultRules, from: '2031-06-02', to: '2031-06-01' })),
      ).toEqual([422, 'BackTestSpanEmpty', '/from']);
      expect(await refusal(finaliser.post(path(), { rules: defaultRules, from: '2028-01-01' }))).toEqual([
        422,
        'BackTestSpanTooLong',
        '/from',
      ]);
    });
  });

  it('tells it all at the command line too', async () => {
    const { leader, finaliser } = cast.people;
    const chased = await atCommandLine(office.url, finaliser.key ?? '', ['problem', 'chase', '2031-0001']);
    expect(chased).toContain('督办通知书');
    expect(chased).toContain('七月底前完成');
    const reminded = JSON.parse(
      await atCommandLine(office.url, leader.key ?? '', ['inbox', 'list', '--open', '--json']),
    );
    const [{ notice: open }] = reminded.rows;
    expect(await atCommandLine(office.url, leader.key ?? '', ['inbox', 'confirm', open])).toContain('已记录');
    expect(await atCommandLine(office.url, finaliser.key ?? '', ['todo'])).toContain('2031-0001');
    const file = join(folder, 'rules.json');
    writeFileSync(file, JSON.stringify({ rules: { ...defaultRules, deadlines: withYellow(5).deadlines } }));
    const asked = ['rules', 'simulate', file, '--campaign', '作风建设“回头看”', '--from', '2031-03-01'];
    const simulated = await atCommandLine(office.url, finaliser.key ?? '', [...asked, '--punctual']);
    expect(simulated).toMatch(/改期 +2031-06-20 +2031-06-25 +提醒 +黄色预警 +措施/);
    const json = JSON.parse(await atCommandLine(office.url, finaliser.key ?? '', [...asked, '--json']));
    expect(json.problems).toHaveLength(1);
  });

  it('takes preferences from oneself alone, and checks the address', async () => {
    const { leader } = cast.people;
    expect(
      await refusal(leader.post('/preferences', { mail: 'nowhere', language: 'zh', digest: true })),
    ).toEqual([422, 'MailAddressInvalid', '/mail']);
    await done(leader.post('/preferences', { mail: 'leader@example.org', language: 'zh', digest: false }));
    expect(await done(leader.get('/preferences'))).toMatchObject({
      mail: 'leader@example.org',
      digest: false,
    });
  });
});
