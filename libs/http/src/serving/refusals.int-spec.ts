import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type OpenDesk, openDesk } from './desk.fixture.js';

const ID = '0190a0a0-0000-7000-8000-000000000000';
let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** Status and code of a refusal; anything else about it that every refusal shares is checked here. */
async function refusal(response: Response): Promise<[number, string]> {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('xiaohao-api')).toBe('v1');
  const body = (await response.json()) as Record<string, unknown>;
  expect(body).toMatchObject({
    type: `/problems/${body.code}`,
    status: response.status,
    en: { title: expect.any(String) },
  });
  expect(body.requestId).toBe(response.headers.get('x-request-id'));
  return [response.status, String(body.code)];
}

const at = (path: string, init: RequestInit = {}) => fetch(desk.url + path, init);

describe('every refusal is problem details', () => {
  it.each<[string, () => Promise<Response>, number, string]>([
    ['no such path', () => at('/nowhere'), 404, 'RouteNotFound'],
    ['another case of a path', () => at('/Notes'), 404, 'RouteNotFound'],
    ['a slash too many', () => at('/notes/'), 404, 'RouteNotFound'],
    ['an id of 10 kB', () => at(`/notes/${'a'.repeat(10_000)}`), 404, 'RouteNotFound'],
    ['a path that cannot be decoded', () => at('/notes/%c0%af'), 400, 'MalformedUrl'],
    ['a wrong method', () => at('/notes', { method: 'DELETE' }), 405, 'MethodNotAllowed'],
    ['OPTIONS', () => at('/notes', { method: 'OPTIONS' }), 405, 'MethodNotAllowed'],
    ['a wrong method with a broken body', () => desk.post('{', {}, '/sheet'), 405, 'MethodNotAllowed'],
    ['Accept of pages only', () => at('/notes', { headers: { accept: 'text/html' } }), 406, 'NotAcceptable'],
    [
      'JSON refused by weight',
      () => at('/notes', { headers: { accept: 'application/json;q=0' } }),
      406,
      'NotAcceptable',
    ],
    ['2 MB', () => desk.post(`"${'a'.repeat(2_000_000)}"`), 413, 'BodyTooLarge'],
    [
      'a form',
      () => desk.post('a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'UnsupportedMediaType',
    ],
    ['text', () => desk.post('{}', { 'content-type': 'text/plain' }), 415, 'UnsupportedMediaType'],
    [
      'utf-7',
      () => desk.post('{}', { 'content-type': 'application/json; charset=utf-7' }),
      415,
      'UnsupportedMediaType',
    ],
    [
      'gb18030',
      () => desk.post('{}', { 'content-type': 'application/json;charset="GB18030"' }),
      415,
      'UnsupportedMediaType',
    ],
    ['a type that is none', () => desk.post('{}', { 'content-type': 'json' }), 415, 'UnsupportedMediaType'],
    ['gzip', () => desk.post('{}', { 'content-encoding': 'gzip' }), 415, 'UnsupportedMediaType'],
    [
      'br under identity',
      () => desk.post('{}', { 'content-encoding': 'identity, br' }),
      415,
      'UnsupportedMediaType',
    ],
    ['broken JSON', () => desk.post('{'), 400, 'MalformedJson'],
    ['10^6 levels', () => desk.post('['.repeat(1_000_000)), 400, 'MalformedJson'],
    ['no body', () => desk.post(''), 422, 'FieldInvalid'],
    ['a read-only field', () => desk.post('{"title":"a","state":"closed"}'), 422, 'UnknownField'],
    ['a repeated parameter', () => at('/notes?unit=a&unit=b'), 400, 'RepeatedParameter'],
    ['an operator in a parameter', () => at('/notes?filter[$gt]=1'), 400, 'UnknownParameter'],
    ['no If-Match', () => at(`/notes/${ID}`, { method: 'PUT' }), 428, 'PreconditionRequired'],
    [
      'a weak If-Match',
      () => at(`/notes/${ID}`, { method: 'PUT', headers: { 'if-match': 'W/"1"' } }),
      400,
      'InvalidIfMatch',
    ],
    [
      'a key with a space',
      () => desk.post('{"title":"a"}', { 'idempotency-key': 'a b' }),
      400,
      'InvalidIdempotencyKey',
    ],
    ['a fault of ours', () => at('/fault'), 500, 'InternalError'],
  ])('%s', async (_name, ask, status, code) => {
    expect(await refusal(await ask())).toEqual([status, code]);
  });

  it('tells the allowed methods of a path with a parameter', async () => {
    const response = await at(`/notes/${ID}`, { method: 'PATCH' });
    expect(response.headers.get('allow')).toBe('GET, HEAD, PUT');
  });

  it('ignores method overrides and forwarding headers', async () => {
    const headers = {
      'x-http-method-override': 'DELETE',
      'x-forwarded-host': 'evil',
      'x-forwarded-proto': 'https',
    };
    expect((await at('/notes?limit=1', { headers })).status).toBe(200);
  });

  it('says nothing of what went wrong inside', async () => {
    const response = await at('/fault');
    expect(await response.text()).not.toContain('secret');
    expect(desk.lines.at(-1)).toMatchObject({
      level: 50,
      status: 500,
      err: { message: 'secret table missing' },
    });
  });

  it('answers English first when asked', async () => {
    const response = await at('/nowhere', { headers: { 'accept-language': 'en-GB' } });
    expect(await response.json()).toMatchObject({ title: 'Not found', zh: { title: '没有找到' } });
  });
});

describe('what is well asked for', () => {
  it('is answered, with UTF-8 said or not', async () => {
    for (const type of [
      'application/json',
      'application/json; charset=UTF-8',
      'application/json;charset="utf-8"',
    ]) {
      const response = await desk.post('{"title":"好"}', { 'content-type': type, 'idempotency-key': '"k"' });
      expect([response.status, await response.json()]).toEqual([201, { note: { title: '好' }, key: 'k' }]);
    }
  });

  it('is 304 when the caller has it', async () => {
    const response = await at(`/notes/${ID}`, { headers: { 'if-none-match': '"6", "7"' } });
    expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([304, '"7"', '']);
    expect(await (await at(`/notes/${ID}`)).json()).toEqual({ id: ID });
  });

  it('pages with a Link that keeps the other parameters', async () => {
    const response = await at('/notes?limit=5&cursor=a');
    expect(response.headers.get('link')).toBe('</notes?limit=5&cursor=n+xt>; rel="next"');
    expect(await response.json()).toMatchObject({
      items: [1],
      next: 'n xt',
      search: { limit: 5, cursor: 'a' },
    });
    expect((await at('/notes?cursor=last')).headers.get('link')).toBeNull();
  });

  it('may be a download', async () => {
    expect(await (await at('/sheet', { headers: { accept: 'text/csv' } })).text()).toBe('a,b\n');
  });

  it('keeps a harmless request id and replaces another', async () => {
    const id = async (given: string) =>
      (await at('/notes?limit=1', { headers: { 'x-request-id': given } })).headers.get('x-request-id');
    for (const good of ['7', 'short', 'client-12345678', 'desk_1:a.b~c', 'a'.repeat(128)])
      expect(await id(good)).toBe(good);
    for (const bad of ['', 'a'.repeat(129), 'has space 1', 'semi;colon;1', 'a/b', '<b>', '%0a', '"q"', 'é'])
      expect(await id(bad)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

it('gives no 5xx, whatever the body, query or path', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), fc.string({ unit: 'binary' }), fc.webPath(), async (body, text, path) => {
      const answers = [
        desk.post(body),
        desk.post(text),
        at(
          `/notes?${encodeURIComponent(text.toWellFormed())}=${encodeURIComponent(text.toWellFormed())}`.slice(
            0,
            2000,
          ),
        ),
        at(`/notes${path}`),
      ];
      for (const answer of answers) expect((await answer).status).toBeLessThan(500);
    }),
    { numRuns: 50 },
  );
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
