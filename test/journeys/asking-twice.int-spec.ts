import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Answer, done, type Office, refusal } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { problemPaper } from './paper.js';
import { dataFolder, type ServerProcess, startServer } from './server-process.js';

const cause = { kind: 'management', text: '审核把关不严' };

/** What a caller can rely on when it has read something old, or does not know what became of its request. */
describe('asking with what was read, and asking twice', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerProcess;
  let cast: Cast;
  let problem: string;
  let keys = 0;

  const start = async (): Promise<void> => {
    server = await startServer(folder);
    office.url = server.url;
  };
  const newKey = (): string => {
    keys += 1;
    return `asked-${keys}`;
  };
  const historyOf = async (id: string): Promise<readonly unknown[]> =>
    (await done(cast.people.clerk.get(`/problems/${id}/history`)))['events'] as readonly unknown[];
  const rewords = (headers: Readonly<Record<string, string>>): Promise<Answer> =>
    cast.people.clerk.acts(
      problem,
      'rewording',
      { wording: { title: '新标题', description: '新描述' }, ground: '更准确' },
      headers,
    );

  beforeAll(async () => {
    await start();
    cast = await assemble(office, '2026-01-01');
  });
  beforeEach(async () => {
    const { clerk } = cast.people;
    problem = (await done(clerk.identifies(problemPaper(cast.campaign, cast.units.district)))).id ?? '';
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  it.each<readonly [string, Readonly<Record<string, string>>, readonly (number | string)[]]>([
    ['nothing', {}, [428, 'PreconditionRequired']],
    ['a weak tag', { 'if-match': 'W/"0"' }, [400, 'InvalidIfMatch']],
    ['two tags', { 'if-match': '"0", "1"' }, [400, 'InvalidIfMatch']],
    ['a tag without quotes', { 'if-match': '0' }, [400, 'InvalidIfMatch']],
    ['a tag that is none of ours', { 'if-match': '"abc"' }, [412, 'PreconditionFailed']],
    ['a revision still to come', { 'if-match': '"77"' }, [412, 'PreconditionFailed']],
  ])('refuses to act on %s', async (_what, headers, expected) => {
    expect(await refusal(rewords(headers))).toEqual(expected);
    expect(await historyOf(problem)).toHaveLength(1);
  });

  it('takes the tag that was read once, then only the next one or any', async () => {
    const read = (await cast.people.clerk.reads(problem)).headers.get('etag') ?? '';
    const answer = await rewords({ 'if-match': read });
    expect(answer.status).toBe(200);
    const late = await rewords({ 'if-match': read });
    expect([late.status, late.body.code]).toEqual([412, 'PreconditionFailed']);
    expect(late.headers.get('etag')).toBe(answer.headers.get('etag'));
    expect((await rewords({ 'if-match': answer.headers.get('etag') ?? '' })).status).toBe(200);
    expect((await rewords({ 'if-match': '*' })).status).toBe(200);
    // What the caller may do is part of the answer and changes without the problem: it is never «unchanged».
    const again = await cast.people.clerk.get(`/problems/${problem}`, { 'if-none-match': '"3"' });
    expect(again.status).toBe(200);
  });

  it('gives one answer to one key, also after a restart, and does the thing once', async () => {
    const { clerk } = cast.people;
    const paper = problemPaper(cast.campaign, cast.units.district);
    const keyed = { 'idempotency-key': newKey() };
    const named = { 'idempotency-key': newKey(), 'if-match': '*' };
    const first = await clerk.identifies(paper, keyed);
    const id = first.body.id ?? '';
    const added = await clerk.acts(id, 'causes', cause, named);
    expect([first.status, added.status]).toEqual([201, 201]);
    const sameAgain = async (): Promise<void> => {
      const second = await clerk.identifies(paper, keyed);
      expect([second.status, second.body]).toEqual([201, first.body]);
      expect(second.headers.get('location')).toBe(first.headers.get('location'));
      expect((await clerk.acts(id, 'causes', cause, named)).body).toEqual(added.body);
    };
    await sameAgain();
    await server.kill();
    await start();
    await sameAgain();
    expect(await server.stop()).toBe(0);
    await start();
    await sameAgain();
    expect(await historyOf(id)).toHaveLength(2);
  });

  it('keeps the keys of commands on every kind of stream over a restart', async () => {
    const { people, units, campaign, administrator } = cast;
    const board = { unit: units.district, period: '2026-11', ground: '措施逾期四个月' };
    const asked = [
      [people.clerk, '/preferences', { mail: 'clerk@example.org', language: 'zh', digest: true }],
      [
        administrator,
        `/calendar/units/${units.district}/closing-days`,
        { days: [{ date: '2026-05-06', ground: '防汛停工' }] },
      ],
      [people.finaliser, `/campaigns/${campaign}/snail-board`, board],
      [administrator, '/units', { name: '示例单位', kind: 'office', parent: units.federation }],
    ] as const;
    const keyed = asked.map(() => ({ 'idempotency-key': newKey(), 'if-match': '*' }));
    const ask = async (): Promise<readonly unknown[]> => {
      const answers: unknown[] = [];
      for (const [at, [who, path, body]] of asked.entries()) {
        const { status, body: told } = await who.post(path, body, keyed[at]);
        answers.push([status < 300, told]);
      }
      return answers;
    };
    const first = await ask();
    expect(first).toEqual(asked.map(() => [true, expect.anything()]));
    await server.kill();
    await start();
    expect(await ask()).toEqual(first);
    const other = { mail: 'other@example.org', language: 'en', digest: false };
    expect(await refusal(people.clerk.post('/preferences', other, keyed[0]))).toEqual([
      422,
      'IdempotencyKeyReused',
    ]);
  });

  it('refuses another body, another address and an ill-formed key; another person’s key is another key', async () => {
    const { clerk, colleague } = cast.people;
    const headers = { 'idempotency-key': newKey(), 'if-match': '*' };
    await done(clerk.acts(problem, 'causes', cause, headers));
    const other = clerk.acts(problem, 'causes', { ...cause, text: '别的根源' }, headers);
    expect(await refusal(other)).toEqual([422, 'IdempotencyKeyReused']);
    expect(await refusal(clerk.acts(problem, 'submission', cause, headers))).toEqual([
      422,
      'UnknownField',
      '/kind',
    ]);
    expect(await refusal(clerk.acts(problem, 'submission', {}, headers))).toEqual([
      422,
      'IdempotencyKeyReused',
    ]);
    expect((await colleague.acts(problem, 'causes', cause, headers)).status).toBe(201);
    const spaced = { ...headers, 'idempotency-key': 'with space' };
    expect(await refusal(clerk.acts(problem, 'causes', cause, spaced))).toEqual([
      400,
      'InvalidIdempotencyKey',
    ]);
    expect(await historyOf(problem)).toHaveLength(3);
  });

  it('forgets a key whose request was refused', async () => {
    const { clerk } = cast.people;
    const headers = { 'idempotency-key': newKey(), 'if-match': '*' };
    expect((await clerk.acts(problem, 'causes', { kind: 'none', text: 'x' }, headers)).status).toBe(422);
    expect((await clerk.acts(problem, 'causes', cause, headers)).status).toBe(201);
  });

  it('does a thing once however many ask for it at once under one key', async () => {
    const headers = { 'idempotency-key': newKey(), 'if-match': '*' };
    const ask = () => cast.people.clerk.acts(problem, 'causes', cause, headers);
    const answers = await Promise.all(Array.from({ length: 8 }, ask));
    const good = answers.filter(({ status }) => status === 201);
    expect(good.length).toBeGreaterThan(0);
    expect(new Set(good.map(({ body }) => body.revision)).size).toBe(1);
    for (const { status, body } of answers)
      expect([201, 409]).toContain(
        status === 409 && body.code !== 'IdempotencyKeyInUse' ? body.code : status,
      );
    expect(await historyOf(problem)).toHaveLength(2);
  });

  it('offers exactly the actions that are then accepted', async () => {
    const { clerk, firstReviewer } = cast.people;
    const offered = async (who: typeof clerk, command: string): Promise<unknown> => {
      const { actions } = await done(who.reads(problem));
      const found = (actions as readonly { readonly command: string }[]).find(
        (one) => one.command === command,
      );
      return found;
    };
    expect(await offered(clerk, 'SubmitForReview')).toEqual({ command: 'SubmitForReview', permitted: true });
    expect(await offered(firstReviewer, 'PassFirstReview')).toMatchObject({
      permitted: false,
      refusal: { code: 'StageForbids' },
    });
    const early = await firstReviewer.passesFirstReview(problem);
    expect([early.status, early.body.code]).toEqual([409, 'StageForbids']);
    expect(early.body.possible).toEqual([]);
    await done(clerk.submits(problem));
    expect(await offered(firstReviewer, 'PassFirstReview')).toMatchObject({ permitted: true });
    expect((await firstReviewer.passesFirstReview(problem)).status).toBe(200);
    expect(await offered(clerk, 'SubmitForReview')).toMatchObject({ permitted: false });
    const twice = await clerk.submits(problem);
    expect([twice.status, twice.body.code]).toEqual([409, 'StageForbids']);
    expect(twice.body.possible).toEqual(['RecordCause']);
  });
});
