import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, type Office, refusal } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { permitted, prove, work } from './correcting.js';
import { checklistPaper, measurePaper, pdf, problemPaper, tests } from './paper.js';
import { dataFolder, type ServerProcess, startServer } from './server-process.js';
import { story } from './story.js';

/** One campaign from the first checklist to the second filing. Each step stands on the ones before it. */
describe('a campaign, as its report tells it', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerProcess;
  let cast: Cast;
  /** The leadership team's banquets, a clerk's own finding, and one of a member: what the story is about. */
  let banquets = '';
  let receipts = '';
  let redPacket = '';
  let number = '';
  let now: string;
  let lasting: string;
  let objection: string;
  let firstNumbers: readonly unknown[];

  const dayIs = async (date: string): Promise<void> => {
    await done(cast.administrator.post('/clock', { now: `${date}T01:00:00Z` }));
  };
  const measure = (horizon: 'now' | 'lasting', change = {}) => {
    const { people, units } = cast;
    return measurePaper(
      { person: people.worker.id, leader: people.leader.id, unit: units.district, dueOn: '2031-06-30' },
      horizon,
      change,
    );
  };
  beforeAll(async () => {
    server = await startServer(folder);
    office.url = server.url;
    cast = await assemble(office, '2026-01-01');
    await dayIs('2031-03-03');
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  it('issues two checklists, the own and that of the superior', async () => {
    const { administrator, campaign } = cast;
    for (const [kind, code] of [
      ['own', 'ZC-01'],
      ['superior', 'SJ-01'],
    ] as const)
      await done(
        administrator.post(`/campaigns/${campaign}/checklists`, checklistPaper(kind, code), {
          'if-match': '*',
        }),
      );
    const { checklists } = await done(administrator.get(`/campaigns/${campaign}`));
    expect(checklists).toMatchObject({
      own: { entries: [{ code: 'ZC-01' }] },
      superior: { entries: [{ code: 'SJ-01' }] },
    });
  });

  it('takes in problems of three discovery methods, each with a number of its own', async () => {
    const { people, units, campaign } = cast;
    const found = await Promise.all([
      done(
        people.finaliser.identifies(
          problemPaper(campaign, units.district, {
            owner: { kind: 'leadershipTeam', unit: units.district, leader: people.leader.id },
            discovery: 'organisedCheck',
            checklistEntry: 'SJ-01',
          }),
        ),
      ),
      done(
        people.clerk.identifies(
          problemPaper(campaign, units.district, {
            checklistEntry: 'ZC-01',
            wording: { title: '报销附件不全', description: '三笔支出缺少清单。' },
          }),
        ),
      ),
      done(
        people.filer.identifies(
          problemPaper(campaign, units.grassroots, {
            owner: { kind: 'member', unit: units.grassroots, person: people.worker.id },
            discovery: 'jointCheck',
            wording: { title: '收受电子红包', description: '微信红包一次。' },
          }),
        ),
      ),
    ]);
    [banquets = '', receipts = '', redPacket = ''] = found.map(({ id }) => id ?? '');
    number = found[0]?.number ?? '';
    expect(new Set(found.map((answer) => answer.number)).size).toBe(3);
    for (const answer of found) expect(answer.number).toMatch(/^2031-\d{4}$/);
    expect(
      await refusal(
        people.clerk.identifies(problemPaper(campaign, units.district, { checklistEntry: 'XX-9' })),
      ),
    ).toEqual([422, 'ChecklistEntryUnknown', '/checklistEntry']);
  });

  it('is returned twice with a reason; each resubmission names the opinion it answers', async () => {
    const { clerk, firstReviewer, secondReviewer } = cast.people;
    await done(clerk.submits(banquets));
    const first = await done(firstReviewer.returns(banquets, 'unclear', '时间地点不清', '2031-03-10'));
    expect(first).toMatchObject({ stage: 'returned' });
    const once = first.created?.['opinion'] ?? '';
    expect(await refusal(clerk.resubmits(banquets, cast.campaign, '已补充'))).toEqual([
      422,
      'AnswersOtherOpinion',
      '/answers',
    ]);
    expect(await refusal(firstReviewer.passesFirstReview(banquets))).toEqual([409, 'StageForbids']);
    await done(clerk.resubmits(banquets, once, '已补充时间地点'));
    await done(firstReviewer.passesFirstReview(banquets));
    expect(await refusal(secondReviewer.returns(banquets, 'noSuchReason', '不够', '2031-03-12'))).toEqual([
      422,
      'ReturnReasonUnknown',
      '/reason',
    ]);
    const second = await done(secondReviewer.returns(banquets, 'shallow', '未查及班子责任', '2031-03-12'));
    const twice = second.created?.['opinion'] ?? '';
    expect(await refusal(clerk.resubmits(banquets, once, '旧答复'))).toEqual([
      422,
      'AnswersOtherOpinion',
      '/answers',
    ]);
    await done(clerk.resubmits(banquets, twice, '已补充班子责任'));
    await done(firstReviewer.passesFirstReview(banquets));
    await done(secondReviewer.passesSecondReview(banquets));
    const { rounds } = await done(clerk.reads(banquets));
    expect(rounds).toMatchObject([
      { round: 1, returned: { reason: 'unclear', level: 'firstReview' } },
      { round: 2, returned: { reason: 'shallow', level: 'secondReview' }, answer: '已补充时间地点' },
      { round: 3, returned: null, answer: '已补充班子责任' },
    ]);
  });

  it('keeps reviewers away from their own unit and from each other’s level', async () => {
    const { clerk, ownReviewer, firstReviewer, approver } = cast.people;
    await done(clerk.submits(receipts));
    expect(await refusal(ownReviewer.passesFirstReview(receipts))).toEqual([403, 'ReviewerOfOwnUnit']);
    expect(await refusal(approver.passesFirstReview(receipts))).toEqual([403, 'RoleMayNot']);
    expect(await refusal(cast.administrator.post(`/problems/${receipts}/first-review`, {}))).toEqual([
      403,
      'Forbidden',
    ]);
    await done(firstReviewer.passesFirstReview(receipts));
    expect(await refusal(firstReviewer.passesSecondReview(receipts))).toEqual([403, 'DutiesInOneHand']);
  });

  it('finalises a leadership team’s problem with its party-group meeting only, and with a cause', async () => {
    const { finaliser } = cast.people;
    expect(await refusal(finaliser.finalises(banquets, '党组纪要〔2031〕8号'))).toEqual([
      409,
      'CauseMissing',
    ]);
    await done(finaliser.namesCause(banquets, 'institution'));
    await done(finaliser.namesCause(banquets, 'thought', '纪律意识不强'));
    expect(await refusal(finaliser.finalises(banquets))).toEqual([422, 'MeetingMissing', '/meeting']);
    expect(await done(finaliser.finalises(banquets, '党组纪要〔2031〕8号'))).toMatchObject({
      stage: 'finalised',
    });
  });

  it.each([
    ['可操作', { steps: [] }, ['TooFewItems', '/content/steps']],
    [
      '可评估',
      { indicator: { name: '次数', unit: '次', baseline: 2 } },
      ['Missing', '/content/indicator/target'],
    ],
    ['有时限', { dueOn: '2031-03-02' }, ['DueDateInThePast', '/content/dueOn']],
    ['能见效', { expectedResult: ' ' }, ['TextBlank', '/content/expectedResult']],
  ] as const)('refuses a measure at the gate %s and points to it', async (_gate, change, [code, pointer]) => {
    const { status, body } = await cast.people.clerk.assigns(banquets, measure('now', change));
    expect(status).toBe(422);
    expect([
      body.code === 'FieldInvalid' ? body.errors?.[0]?.code : body.code,
      body.errors?.[0]?.pointer,
    ]).toEqual([code, pointer]);
  });

  it('wants a measure for now and one that lasts where the institution is the cause', async () => {
    const { clerk, verifier } = cast.people;
    expect(await refusal(verifier.assigns(banquets, measure('now')))).toEqual([403, 'RoleMayNot']);
    expect(await refusal(clerk.starts(banquets))).toEqual([409, 'MeasureMissing']);
    now = (await done(clerk.assigns(banquets, measure('now')))).created?.['measure'] ?? '';
    expect(await refusal(clerk.starts(banquets))).toEqual([409, 'HorizonMissing']);
    lasting = (await done(clerk.assigns(banquets, measure('lasting')))).created?.['measure'] ?? '';
    expect(await done(clerk.starts(banquets))).toMatchObject({ stage: 'rectifying', number });
  });

  it('follows steps and progress, and completes a measure only when every step is', async () => {
    const { worker } = cast.people;
    await done(worker.reports(banquets, now, 40, '已核查凭证'));
    await done(worker.completesStep(banquets, now, 1));
    expect(await refusal(worker.completesStep(banquets, now, 1))).toEqual([
      409,
      'StepAlreadyCompleted',
      '/step',
    ]);
    expect(await refusal(worker.completesStep(banquets, now, 9))).toEqual([422, 'StepUnknown', '/step']);
    expect(await refusal(worker.completes(banquets, now))).toEqual([409, 'StepsOpen']);
    await done(worker.completesStep(banquets, now, 2));
    await done(worker.completes(banquets, now));
    expect(await refusal(worker.reports(banquets, now, 90, '再报'))).toEqual([
      409,
      'MeasureAlreadyCompleted',
      '/measure',
    ]);
    await work(worker, banquets, lasting);
  });

  it('takes evidence by content: the same file once, a renamed one not at all', async () => {
    const { worker, clerk, verifier } = cast.people;
    const taken = await done(worker.uploads('管理办法.pdf', pdf('办法')));
    expect(taken).toMatchObject({ mediaType: 'application/pdf', name: '管理办法.pdf' });
    const again = await done(clerk.uploads('又一份.pdf', pdf('办法')));
    expect(again['digest']).toBe(taken['digest']);
    expect(await refusal(worker.uploads('照片.png', pdf('办法')))).toEqual([422, 'FileTypeMismatch']);
    expect(await refusal(worker.uploads('空.pdf', ''))).toEqual([422, 'FileEmpty']);
    const unknown = { measure: now, test: 'measuresDone', digest: '0'.repeat(64) };
    expect(await refusal(worker.proves(banquets, unknown))).toEqual([422, 'FileUnknown', '/digest']);
    expect(await refusal(clerk.applies(banquets, tests))).toEqual([409, 'EvidenceMissing']);
    await prove(worker, banquets, now, '第一轮');
    const path = `/evidence-files/${taken['digest']}`;
    expect(await refusal(verifier.get(path))).toEqual([404, 'NotFound']);
    await done(worker.proves(banquets, { measure: now, test: 'measuresDone', digest: taken['digest'] }));
    const file = await verifier.get(path);
    expect([file.headers.get('content-type'), file.body['text']]).toEqual(['application/pdf', pdf('办法')]);
  });

  it('applies for sign-off with a word on each of the five tests', async () => {
    const { clerk, verifier } = cast.people;
    expect(await refusal(clerk.applies(banquets, tests.slice(1)))).toEqual([
      422,
      'ClaimsIncomplete',
      '/claims',
    ]);
    expect(await refusal(verifier.applies(banquets, tests))).toEqual([403, 'RoleMayNot']);
    expect(await permitted(clerk, banquets)).toContain('RequestSignOff');
    expect(await done(clerk.applies(banquets, tests))).toMatchObject({ stage: 'signOffRequested' });
    expect(await permitted(clerk, banquets)).not.toContain('RequestSignOff');
  });

  it('goes through unit approval and verification by distinct people of the right side', async () => {
    const { clerk, head, verifier, filer } = cast.people;
    expect(await refusal(verifier.verifies(banquets, tests))).toEqual([409, 'StepOutOfTurn']);
    expect(await refusal(clerk.approvesForUnit(banquets))).toEqual([403, 'RoleMayNot']);
    expect(await permitted(head, banquets)).toContain('ApproveByUnit');
    await done(head.approvesForUnit(banquets));
    expect(await refusal(head.verifies(banquets, tests))).toEqual([403, 'RoleMayNot']);
    expect(await permitted(verifier, banquets)).toContain('VerifyRectification');
    await done(verifier.verifies(banquets, tests));
    expect(await refusal(filer.verifies(banquets, tests))).toEqual([409, 'StepAlreadyTaken']);
  });

  it('is publicised for five working days and no day less', async () => {
    const { publicist, approver } = cast.people;
    await dayIs('2031-03-06');
    expect(await refusal(publicist.publishes(banquets, '2031-03-06', 4))).toEqual([
      422,
      'PublicityTooShort',
      '/workingDays',
    ]);
    expect(await refusal(publicist.publishes(banquets, '2031-03-05'))).toEqual([
      422,
      'DueDateInThePast',
      '/startsOn',
    ]);
    await done(publicist.publishes(banquets, '2031-03-06'));
    const { publicity } = await done(publicist.reads(banquets));
    expect(publicity).toMatchObject({ startsOn: '2031-03-06', endsOn: '2031-03-12', ended: false });
    for (const day of ['2031-03-06', '2031-03-12']) {
      await dayIs(day);
      expect(await refusal(publicist.endsPublicity(banquets))).toEqual([409, 'PublicityStillRuns']);
    }
    expect(await refusal(approver.approves(banquets))).toEqual([409, 'StepOutOfTurn']);
  });

  it('has an objection, which makes the signatures before it stale', async () => {
    const { organiser, clerk, publicist, verifier } = cast.people;
    objection = (await done(organiser.objects(banquets, '仍有同事被要求陪餐'))).created?.['objection'] ?? '';
    const { signOff } = await done(clerk.reads(banquets));
    const { signatures } = signOff as { readonly signatures: readonly { readonly stale: boolean }[] };
    expect(signatures.map(({ stale }) => stale)).toEqual([true, true, true]);
    await dayIs('2031-03-13');
    expect(await refusal(publicist.endsPublicity(banquets))).toEqual([409, 'ObjectionsOpen']);
    expect(await refusal(clerk.answersObjection(banquets, objection))).toEqual([403, 'RoleMayNot']);
    await done(verifier.answersObjection(banquets, objection));
    await done(publicist.endsPublicity(banquets));
  });

  it('closes after the signatures were given again in order, under a closing number', async () => {
    const { approver, clerk, head, verifier } = cast.people;
    expect(await refusal(approver.approves(banquets))).toEqual([409, 'SignatureStale']);
    await done(clerk.standsByRequest(banquets));
    expect(await refusal(clerk.standsByRequest(banquets))).toEqual([409, 'SignatureStillValid']);
    await done(head.approvesForUnit(banquets));
    await done(verifier.verifies(banquets, tests));
    expect(await permitted(approver, banquets)).toContain('ApproveClosing');
    expect(await refusal(verifier.approves(banquets))).toEqual([403, 'RoleMayNot']);
    expect(await done(approver.approves(banquets))).toMatchObject({ stage: 'closed', number });
    expect(await refusal(clerk.files(banquets))).toEqual([403, 'RoleMayNot']);
    expect(await done(cast.people.filer.files(banquets))).toMatchObject({ stage: 'filed' });
    const { closings } = await done(clerk.reads(banquets));
    firstNumbers = closings as readonly unknown[];
    expect(firstNumbers).toMatchObject([
      { closingNumber: expect.any(String), filingNumber: expect.any(String) },
    ]);
  });

  it('is revisited, found relapsed and reopened on a ground under its old number', async () => {
    const { filer, clerk } = cast.people;
    const planned = await done(filer.plansRevisit(banquets, '2031-05-06'));
    const revisit = planned.created?.['revisit'] ?? '';
    await dayIs('2031-05-06');
    expect(await refusal(clerk.recordsRevisit(banquets, revisit, '2031-05-06', true))).toEqual([
      403,
      'RoleMayNot',
    ]);
    await done(filer.recordsRevisit(banquets, revisit, '2031-05-06', false));
    expect(await refusal(filer.reopens(banquets, 'boredom', '2031-07-31'))).toEqual([
      422,
      'ReopeningGroundUnknown',
      '/ground',
    ]);
    expect(await done(filer.reopens(banquets, 'relapse', '2031-07-31'))).toMatchObject({
      stage: 'rectifying',
      number,
    });
  });

  it('closes again only with a new measure and new evidence; of two approvals at once one wins', async () => {
    const { approver, clerk, filer, head, otherApprover, publicist, verifier, worker } = cast.people;
    expect(await refusal(clerk.applies(banquets, tests))).toEqual([409, 'NewMeasureMissing']);
    const again = (await done(clerk.assigns(banquets, measure('lasting')))).created?.['measure'] ?? '';
    await work(worker, banquets, again);
    expect(await refusal(clerk.applies(banquets, tests))).toEqual([409, 'EvidenceMissing']);
    await prove(worker, banquets, again, '第二轮');
    await done(clerk.applies(banquets, tests));
    await done(head.approvesForUnit(banquets));
    await done(verifier.verifies(banquets, tests));
    await done(publicist.publishes(banquets, '2031-05-07'));
    await dayIs('2031-05-20');
    const { revision } = await done(publicist.endsPublicity(banquets));
    const read = { 'if-match': `"${revision}"` };
    const answers = await Promise.all([approver, otherApprover].map((one) => one.approves(banquets, read)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    await done(filer.files(banquets));
    const document = await done(clerk.reads(banquets));
    const closings = document['closings'] as readonly Record<string, unknown>[];
    expect(document).toMatchObject({ number, stage: 'filed', reopenings: [{ ground: 'relapse' }] });
    expect(closings[0]).toEqual(firstNumbers[0]);
    for (const kind of ['closingNumber', 'filingNumber'])
      expect(new Set(closings.map((closing) => closing[kind])).size).toBe(2);
  });

  it('tells all of it, in order', async () => {
    const { events } = await done(cast.administrator.get(`/problems/${banquets}/history`));
    const history = events as readonly {
      readonly type: string;
      readonly revision: string;
      readonly position: string;
      readonly recordedAt: string;
    }[];
    const told = history.map(({ type }) => type);
    expect(told.filter((type, at) => type !== told[at - 1])).toEqual(story);
    expect(history.map(({ revision }) => Number(revision))).toEqual(history.map((_, at) => at));
    for (const field of ['position', 'recordedAt'] as const) {
      const values = history.map((event) =>
        field === 'position' ? Number(event.position) : event.recordedAt,
      );
      expect(values).toEqual(values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    }
  });

  it.each<readonly [string, (cast: Cast) => string, () => readonly string[]]>([
    ['a stage', () => 'stage=filed', () => [banquets]],
    ['two stages', () => 'stage=secondReview&stage=identified', () => [receipts, redPacket]],
    ['a unit above', ({ units }) => `unit=${units.federation}`, () => [banquets, receipts, redPacket]],
    ['the unit itself', ({ units }) => `unit=${units.grassroots}`, () => [redPacket]],
    ['the text 吃喝', () => 'text=吃喝', () => [banquets]],
    ['its number', () => `text=${number}`, () => [banquets]],
    ['the campaign', ({ campaign }) => `campaign=${campaign}`, () => [banquets, receipts, redPacket]],
    ['its discovery', () => 'discovery=jointCheck', () => [redPacket]],
    ['another campaign', ({ units }) => `campaign=${units.district}`, () => []],
  ])('is found in the list by %s', async (_by, query, expected) => {
    const page = await done(cast.people.clerk.get(`/problems?${query(cast)}&total=true`));
    const problems = page['problems'] as readonly { readonly id: string }[];
    expect(problems.map(({ id }) => id).sort()).toEqual(expected().toSorted());
    expect(page['total']).toBe(expected().length);
  });
});
