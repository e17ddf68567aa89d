import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, type Office } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { problemPaper } from '../journeys/paper.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { type BadBody, illFitting, illFormed, rewriting } from './bad-bodies.js';
import { type Sending, send, sendRaw } from './send.js';

const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';
/** Stands for a problem that the clerk sees: what is not seen is answered before the body is read. */
const ours = 'ours';
/** Only the names of the rows are taken from these; their bodies are made over once the campaign is there. */
const named = rewriting(problemPaper(nobody, nobody));

interface Views {
  readonly position: string;
}

describe('bad input', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerProcess;
  let cast: Cast;
  let storedBefore: unknown;
  let seenProblem = '';
  const json = { 'content-type': 'application/json' };
  const asClerk = () => ({ authorization: `Bearer ${cast.people.clerk.key}` });
  const stored = async (): Promise<unknown> => {
    const { problems } = await done(cast.people.clerk.get('/problems?total=true'));
    const ready = await send(office.url, { path: '/health/ready' });
    return { problems, position: (ready.body?.['views'] as Views | undefined)?.position };
  };

  beforeAll(async () => {
    server = await startServer(folder);
    office.url = server.url;
    cast = await assemble(office, '2026-01-01');
    const problem = await done(
      cast.people.clerk.identifies(problemPaper(cast.campaign, cast.units.district)),
    );
    seenProblem = String(problem.id);
    storedBefore = await stored();
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  const refuses = async (sending: Sending, refused: BadBody[2]): Promise<void> => {
    const { status, type, body } = await send(office.url, {
      ...sending,
      path: sending.path.replace(ours, seenProblem),
    });
    const fault = body?.errors?.[0];
    const [, , pointer, rule] = refused;
    expect([
      status,
      body?.code,
      ...(pointer === undefined ? [] : [fault?.pointer ?? fault?.parameter]),
      ...(rule === undefined ? [] : [fault?.code]),
    ]).toEqual(refused);
    expect(type).toBe('application/problem+json; charset=utf-8');
  };

  for (const rows of [illFormed, illFitting])
    it.each(rows(named).map(([what], at) => [what, at] as const))(
      'refuses a body with %s',
      async (_what, at) => {
        const [, body, refused] = rows(rewriting(problemPaper(cast.campaign, cast.units.district)))[
          at
        ] as BadBody;
        const headers = { ...json, ...asClerk() };
        await refuses({ method: 'POST', path: '/api/v1/problems', headers, body }, refused);
      },
    );

  it.each<readonly [string, Omit<Sending, 'path'> & { readonly path?: string }, BadBody[2]]>([
    ['plain text', { headers: { 'content-type': 'text/plain' }, body: '{}' }, [415, 'UnsupportedMediaType']],
    [
      'a form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' },
      [415, 'UnsupportedMediaType'],
    ],
    ['no content type', { headers: {}, body: '{}' }, [415, 'UnsupportedMediaType']],
    [
      'gb18030',
      { headers: { 'content-type': 'application/json; charset=gb18030' }, body: '{}' },
      [415, 'UnsupportedMediaType'],
    ],
    ['gzip', { headers: { ...json, 'content-encoding': 'gzip' }, body: '{}' }, [415, 'UnsupportedMediaType']],
    ['a wish for HTML', { headers: { ...json, accept: 'text/html' }, body: '{}' }, [406, 'NotAcceptable']],
    [
      'a method to override',
      { headers: { ...json, 'x-http-method-override': 'GET' }, body: '{}' },
      [422, 'FieldInvalid', '/campaign', 'Missing'],
    ],
    [
      '10 MB in pieces',
      { headers: json, body: Buffer.alloc(10_000_000, 0x20), chunked: true },
      [413, 'BodyTooLarge'],
    ],
    [
      'a key with a space',
      { headers: { ...json, 'idempotency-key': 'a b' }, body: '{}' },
      [400, 'InvalidIdempotencyKey'],
    ],
    ['an unknown address', { path: '/api/v1/problem' }, [404, 'RouteNotFound']],
    ['an address in capitals', { path: '/API/v1/problems' }, [404, 'RouteNotFound']],
    [
      'a way up',
      { path: '/api/v1/evidence-files/..%2f..%2fserver-secret', method: 'GET' },
      [404, 'NotFound'],
    ],
    [
      'an id that is none',
      { path: '/api/v1/problems/1/submission', headers: { ...json, 'if-match': '*' }, body: '{}' },
      [404, 'NotFound'],
    ],
    [
      'an id that nobody has',
      { path: `/api/v1/problems/${nobody}/submission`, headers: { ...json, 'if-match': '*' }, body: '{}' },
      [404, 'NotFound'],
    ],
    [
      '"60" for 60',
      {
        path: `/api/v1/problems/${ours}/measures/${nobody}/progress`,
        headers: { ...json, 'if-match': '*' },
        body: '{"percent":"60","done":"x"}',
      },
      [422, 'FieldInvalid', '/percent', 'NotANumber'],
    ],
    [
      'true for 60',
      {
        path: `/api/v1/problems/${ours}/measures/${nobody}/progress`,
        headers: { ...json, 'if-match': '*' },
        body: '{"percent":true,"done":"x"}',
      },
      [422, 'FieldInvalid', '/percent', 'NotANumber'],
    ],
    [
      'a step 1e1',
      {
        path: `/api/v1/problems/${nobody}/measures/${nobody}/steps/1e1`,
        headers: { ...json, 'if-match': '*' },
        body: '{}',
      },
      [404, 'NotFound'],
    ],
    ['a percent sign alone', { path: '/api/v1/problems/%zz', method: 'GET' }, [400, 'MalformedUrl']],
    [
      'a very long id',
      { path: `/api/v1/problems/${'a'.repeat(5_000)}`, method: 'GET' },
      [404, 'RouteNotFound'],
    ],
    [
      'a form without a file',
      {
        path: '/api/v1/evidence-files',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: '--x--\r\n',
      },
      [422, 'FileMissing'],
    ],
    [
      'a form without an end',
      {
        path: '/api/v1/evidence-files',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc',
      },
      [400, 'MalformedRequest'],
    ],
    [
      'a form without a boundary',
      { path: '/api/v1/evidence-files', headers: { 'content-type': 'multipart/form-data' }, body: 'abc' },
      [400, 'MalformedRequest'],
    ],
    [
      'JSON for a file',
      { path: '/api/v1/evidence-files', headers: json, body: '{}' },
      [415, 'UnsupportedMediaType'],
    ],
  ])(
    'refuses a request with %s',
    async (_what, { path = '/api/v1/problems', method = 'POST', ...rest }, refused) => {
      await refuses({ method, path, ...rest, headers: { ...asClerk(), ...rest.headers } }, refused);
    },
  );

  it.each([
    ['an unknown parameter', 'colour=red', 'colour', 'UnknownParameter', 'UnknownParameter'],
    ['a property of every object', '__proto__=1', '__proto__', 'UnknownParameter', 'UnknownParameter'],
    ['a parameter twice', 'sort=number&sort=dueOn', 'sort', 'RepeatedParameter', 'RepeatedParameter'],
    ['a value twice', 'stage=closed&stage=closed', 'stage', 'RepeatedItem'],
    ['an unknown stage', 'stage=gone', 'stage', 'NotOneOf'],
    ['SQL as a sort', `sort=${encodeURIComponent('title;drop table problems')}`, 'sort', 'NotOneOf'],
    ['no page at all', 'pageSize=0', 'pageSize', 'TooSmall'],
    ['a page too large', 'pageSize=201', 'pageSize', 'TooLarge'],
    ['a page of 1e2', 'pageSize=1e2', 'pageSize', 'NotWhole'],
    ['an absurd date', 'dueTo=2031-02-30', 'dueTo', 'NotADate'],
    ['yes for true', 'total=yes', 'total', 'NotABoolean'],
    ['an array', 'text[]=a', 'text[]', 'UnknownParameter', 'UnknownParameter'],
    ['NUL in a text', 'text=a%00b', 'text', 'UnfitCharacter'],
  ])('refuses a list by %s', async (_what, query, parameter, rule, code = 'ParameterInvalid') => {
    await refuses({ path: `/api/v1/problems?${query}`, headers: asClerk() }, [400, code, parameter, rule]);
  });

  it.each([
    '%',
    '%ff',
    '_',
    '*',
    '"',
    "' OR 1=1 --",
    'NEAR(a b)',
    'title:吃喝',
    '吃喝" OR "',
    '\\',
    '()',
    'AND',
    '-吃喝',
    '😀',
  ])('searches for %s as for any text', async (text) => {
    const { problems } = await done(cast.people.clerk.get(`/problems?text=${encodeURIComponent(text)}`));
    expect((problems as readonly unknown[]).length).toBeLessThanOrEqual(1);
  });

  it('refuses a cursor that was tampered with, or is not for this list', async () => {
    const { clerk, head } = cast.people;
    await done(clerk.identifies(problemPaper(cast.campaign, cast.units.district)));
    storedBefore = await stored();
    const next = String((await done(clerk.get('/problems?pageSize=1')))['next']);
    const middle = Math.floor(next.length / 2);
    const other = next[middle] === 'A' ? 'B' : 'A';
    const tampered = `${next.slice(0, middle)}${other}${next.slice(middle + 1)}`;
    for (const cursor of [tampered, next.slice(0, -1), `${next}A`, 'x', '.', '"'])
      await refuses(
        { path: `/api/v1/problems?pageSize=1&cursor=${encodeURIComponent(cursor)}`, headers: asClerk() },
        [400, 'InvalidCursor'],
      );
    expect((await clerk.get(`/problems?pageSize=1&cursor=${encodeURIComponent(next)}`)).status).toBe(200);
    expect(
      (await clerk.get(`/problems?pageSize=1&stage=filed&cursor=${encodeURIComponent(next)}`)).status,
    ).toBe(400);
    expect((await head.get(`/problems?pageSize=1&cursor=${encodeURIComponent(next)}`)).status).toBe(400);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'TRACE'])(
    'answers %s with the methods that there are',
    async (method) => {
      const { status, headers, body } = await send(office.url, {
        method,
        path: '/api/v1/problems',
        headers: asClerk(),
      });
      expect([status, body?.code]).toEqual([405, 'MethodNotAllowed']);
      expect(headers['allow']).toMatch(/\bGET\b.*\bPOST\b/);
    },
  );

  it.each<readonly [string, string, number, string]>([
    ['no HTTP', 'hello\r\n\r\n', 400, 'MalformedRequest'],
    [
      'a line break in a header',
      'GET /health/live HTTP/1.1\r\nhost: x\r\na: b\rc: d\r\n\r\n',
      400,
      'MalformedRequest',
    ],
    [
      'two lengths',
      'POST /api/v1/problems HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}',
      400,
      'MalformedRequest',
    ],
    [
      'a length and pieces',
      'POST /api/v1/problems HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'MalformedRequest',
    ],
    [
      '10,000 headers',
      `GET /health/live HTTP/1.1\r\nhost: x\r\n${'x-more: 1\r\n'.repeat(10_000)}\r\n`,
      431,
      'HeadersTooLarge',
    ],
  ])('answers bytes that hold %s', async (_what, bytes, status, code) => {
    const answer = await sendRaw(office.url, bytes);
    expect([answer.status, answer.body?.code, answer.type]).toEqual([
      status,
      code,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it.each([
    ['GET', '/problems/:id'],
    ['POST', '/problems/:id/submission'],
    ['GET', '/campaigns/:id'],
    ['POST', `/problems/${ours}/measures/:id/progress`],
  ])('answers %s %s with no id like one that nobody has', async (method, path) => {
    const headers = { ...json, ...asClerk(), 'if-match': '*' };
    const body = method === 'POST' ? { body: '{}' } : {};
    for (const id of ['7', '..%2f..', 'x'.repeat(400), nobody.slice(1)]) {
      const at = `/api/v1${path}`.replace(':id', id);
      await refuses({ method, path: at, headers, ...body }, [404, 'NotFound']);
    }
  });

  it('has left nothing behind, in the same process, and met nothing unexpected', async () => {
    expect(await stored()).toEqual(storedBefore);
    expect(server.child.exitCode).toBeNull();
    expect(server.written()).not.toMatch(/unexpected|"level":(50|60)/);
  });
});
