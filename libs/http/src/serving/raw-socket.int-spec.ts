import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OpenDesk, openDesk } from './desk.fixture.js';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk({ timeouts: { request: 400, headers: 300, check: 50 } });
});
afterAll(() => desk.close());

const HEAD = 'POST /notes HTTP/1.1\r\nhost: desk\r\ncontent-type: application/json\r\n';

/** Status, media type and code of each answer on one connection; every one says whose it is. */
function answers(raw: string): readonly (readonly unknown[])[] {
  return raw
    .split(/(?=HTTP\/1\.1 )/)
    .filter((answer) => answer !== '')
    .map((answer) => [
      ...(/xiaohao-api: v1\r/i.test(answer) ? [] : ['not ours']),
      Number(answer.slice(9, 12)),
      /content-type: ([^\r]*)/i.exec(answer)?.[1],
      /"code":"(\w+)"/.exec(answer)?.[1],
    ]);
}

const problem = (status: number, code: string) => [[status, 'application/problem+json; charset=utf-8', code]];

/** The log line after the first `before`; it comes when the connection is gone, a moment after the answer. */
async function nextLine(before: number, { lines } = desk): Promise<unknown> {
  while (lines.length === before) await new Promise((resolve) => setTimeout(resolve, 10));
  return lines[before];
}

describe('on a raw socket', () => {
  it.each<[string, readonly (string | Buffer)[], number, string]>([
    [
      '10^4 headers',
      [`GET /notes HTTP/1.1\r\nhost: a\r\n${'a: b\r\n'.repeat(10_000)}\r\n`],
      431,
      'HeadersTooLarge',
    ],
    [
      '200 short headers',
      [`GET /notes HTTP/1.1\r\nhost: a\r\n${'a: b\r\n'.repeat(200)}\r\n`],
      431,
      'HeadersTooLarge',
    ],
    [
      'a user agent of 1 MB',
      [`GET / HTTP/1.1\r\nhost: a\r\nuser-agent: ${'u'.repeat(1_000_000)}\r\n\r\n`],
      431,
      'HeadersTooLarge',
    ],
    ['no HTTP at all', ['\x16\x03\x01\x02\x00 hello\r\n\r\n'], 400, 'MalformedRequest'],
    ['an unknown method', ['BREW /pot HTTP/1.1\r\nhost: a\r\n\r\n'], 400, 'MalformedRequest'],
    ['no host', ['GET /notes HTTP/1.1\r\n\r\n'], 400, 'MalformedRequest'],
    ['two lengths', [`${HEAD}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`], 400, 'MalformedRequest'],
    [
      'a length and chunks',
      [`${HEAD}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
      400,
      'MalformedRequest',
    ],
    ['a chunk that is none', [`${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n`], 400, 'MalformedRequest'],
    ['a line break in a header', ['GET / HTTP/1.1\r\nhost: a\r\nx: a\rb\r\n\r\n'], 400, 'MalformedRequest'],
    ['CONNECT', ['CONNECT a:1 HTTP/1.1\r\nhost: a:1\r\n\r\n'], 405, 'MethodNotAllowed'],
    ['TRACE', ['TRACE /notes HTTP/1.1\r\nhost: a\r\n\r\n'], 405, 'MethodNotAllowed'],
    ['an expectation', [`${HEAD}expect: tea\r\ncontent-length: 0\r\n\r\n`], 417, 'ExpectationFailed'],
    [
      'a declared 10 MB',
      [`${HEAD}content-length: 10000000\r\n\r\n`, Buffer.alloc(10_000_000, 97)],
      413,
      'BodyTooLarge',
    ],
    ['headers that never end', ['GET /notes HTTP/1.1\r\nhost: a\r\nx: '], 408, 'RequestTimeout'],
    ['a body that never ends', [`${HEAD}content-length: 100\r\n\r\n{"title":`], 408, 'RequestTimeout'],
  ])('%s', async (_name, pieces, status, code) => {
    const before = desk.lines.length;
    expect(answers(await desk.raw(pieces))).toEqual(problem(status, code));
    expect(await nextLine(before)).toMatchObject({ status });
  });

  it('10 MB in chunks of no declared length', async () => {
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 97), Buffer.from('\r\n')]);
    const raw = await desk.raw([
      `${HEAD}transfer-encoding: chunked\r\n\r\n`,
      ...Array(160).fill(chunk),
      '0\r\n\r\n',
    ]);
    expect(answers(raw)).toEqual(problem(413, 'BodyTooLarge'));
  });

  it('goes on with the connection after a refused body', async () => {
    const bad = `${HEAD}content-length: 1\r\n\r\n{`;
    const good = `${HEAD}content-length: 13\r\n\r\n{"title":"a"}`;
    expect(answers(await desk.raw([bad, good])).map(([status]) => status)).toEqual([400, 201]);
  });

  it('writes nothing after an early answer whose body never ends', async () => {
    const raw = await desk.raw(['POST /nowhere HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{']);
    expect(answers(raw)).toEqual(problem(404, 'RouteNotFound'));
  });

  it('leaves the same process serving', async () => {
    expect((await desk.post('{"title":"a"}')).status).toBe(201);
  });

  it('has written one line for each request above', async () => {
    const before = desk.lines.length;
    await desk.raw(['GET /slow HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n']);
    await nextLine(before);
    expect(desk.lines).toHaveLength(16 + 1 + 2 + 1 + 1 + 1);
  });
});

describe('a caller who leaves', () => {
  // Nobody else ends the request, however long the machine stands still.
  let patient: OpenDesk;
  beforeAll(async () => {
    patient = await openDesk({});
  });
  afterAll(() => patient.close());

  it.each<[string, string, number]>([
    ['while still sending', `${HEAD}content-length: 100\r\n\r\n{`, 400],
    ['before the answer', 'GET /slow HTTP/1.1\r\nhost: a\r\n\r\n', 499],
  ])('is noted %s', async (_name, sent, status) => {
    const before = patient.lines.length;
    await patient.raw([sent], 50);
    expect(await nextLine(before, patient)).toMatchObject({ status });
  });
});
