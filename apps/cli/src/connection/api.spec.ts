import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { explain } from '../explain.js';
import { Api } from './api.js';
import { Stranger, Unanswered, Unreachable } from './faults.js';

const opened: Server[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Asks whoever answers so. */
async function answeredBy(
  answer: (response: ServerResponse, path: string) => void,
  patience = { ordinary: 60_000, long: 60_000, untold: 60_000 },
  onWait?: () => void,
): Promise<Api> {
  const server = createServer((request, response) => {
    request.resume();
    answer(response, request.url ?? '');
  });
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new Api(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'xh_a_b', patience, onWait);
}

const ways: readonly (readonly [string, (api: Api) => Promise<unknown>])[] = [
  ['a read', (api) => api.get('/keys')],
  ['a command', (api) => api.post('/keys/k/revocation', { ground: 'g' })],
  ['an upload', (api) => api.upload('/organisation/units.csv', 'units.csv', 'name')],
  ['an export', (api) => api.download('/organisation/units.csv', 'text/csv')],
  ['a dossier', (api) => api.download('/problems/p/dossier', 'application/vnd.xiaohao.dossier+json')],
];
const json = 'application/json; charset=utf-8';
const page = '<!doctype html><title>hello</title>';
const ours = { 'xiaohao-api': 'v1' };

describe('an answer', () => {
  const others: readonly (readonly [string, number, Readonly<Record<string, string>>, string])[] = [
    ['a page', 200, { 'content-type': 'text/html' }, page],
    ['a page that is called a table', 200, { 'content-type': 'text/csv' }, page],
    ['nothing', 200, {}, ''],
    ['no content', 204, {}, ''],
    ['null', 200, { 'content-type': json }, 'null'],
    ['JSON of something else', 200, { 'content-type': json }, '{"status":"ok"}'],
    ['JSON that breaks off', 200, { 'content-type': json }, '{"keys":['],
    ['a page of ours', 200, { ...ours, 'content-type': 'text/html' }, page],
    ['nothing of ours', 200, ours, ''],
    ['a list of ours', 200, { ...ours, 'content-type': 'application/problem+json' }, '[]'],
    ['a page in place of a refusal', 502, { 'content-type': 'text/html' }, page],
    ['a refusal of something else', 404, { 'content-type': json }, '{"error":"not found"}'],
    ['too many requests of something else', 429, { 'retry-after': '1' }, ''],
    ['another address', 301, { location: 'https://elsewhere.example/' }, ''],
  ];

  it.each(ways.flatMap(([way, ask]) => others.map((other) => [way, other[0], ask, other] as const)))(
    'to %s that is %s is not taken for one of this product',
    async (_way, _what, ask, [, status, headers, body]) => {
      const api = await answeredBy((response) => response.writeHead(status, headers).end(body));
      const fault: unknown = await ask(api).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(Stranger);
      expect(explain(fault, 'zh')).toMatchObject({
        exitCode: 3,
        text: expect.stringMatching(`^在 ${api.url} 答复的不是销号服务器（HTTP ${status}.*）`),
      });
      expect(explain(fault, 'en')?.json).toEqual({
        exitCode: 3,
        detail: expect.stringMatching(`^What answers at ${api.url} is no Xiaohao server \\(HTTP ${status}`),
      });
    },
  );

  it.each([
    ['[]', 'a list'],
    ['"revoked"', 'a word'],
    ['null', 'null'],
    ['{"id":', 'JSON that breaks off'],
  ])('in JSON is an object: %s is %s', async (body) => {
    const api = await answeredBy((response) =>
      response.writeHead(200, { ...ours, 'content-type': json }).end(body),
    );
    await expect(api.get('/keys')).rejects.toBeInstanceOf(Stranger);
    await expect(api.post('/keys', {})).rejects.toBeInstanceOf(Stranger);
  });

  it('of this product comes through as it is, and so does its refusal', async () => {
    const api = await answeredBy((response, path) => {
      const [status, type, body] = path.endsWith('.csv')
        ? [200, 'text/csv; charset=utf-8', 'id,name']
        : path.endsWith('/refused')
          ? [409, 'application/problem+json; charset=utf-8', '{"code":"No","status":409,"detail":"d"}']
          : [201, json, '{"id":"1"}'];
      response.writeHead(Number(status), { ...ours, 'content-type': String(type) }).end(body);
    });
    expect(await api.get('/keys')).toEqual({ id: '1' });
    expect(await api.post('/keys', {})).toEqual({ id: '1' });
    expect(new TextDecoder().decode(await api.download('/units.csv', 'text/csv'))).toBe('id,name');
    await expect(api.get('/refused')).rejects.toMatchObject({ details: { code: 'No', detail: 'd' } });
  });

  it('that is asked for too fast is asked for again', async () => {
    let asked = 0;
    const api = await answeredBy((response) => {
      asked += 1;
      if (asked === 1) response.writeHead(429, { ...ours, 'retry-after': '0' }).end();
      else response.writeHead(200, { ...ours, 'content-type': json }).end('{"id":"1"}');
    });
    expect(await api.get('/keys')).toEqual({ id: '1' });
  });
});

describe('a server that takes a request and says nothing', () => {
  const patience = { ordinary: 50, long: 60_000, untold: 60_000 };

  it.each([
    ['at all', () => undefined],
    ['after it has begun', (response: ServerResponse) => response.writeHead(200, ours).write('{')],
  ])('%s is not waited for', async (_what, answer) => {
    const api = await answeredBy(answer, patience);
    for (const [, ask] of ways) await expect(ask(api)).rejects.toBeInstanceOf(Unanswered);
    const faults = [api.get('/keys'), api.post('/keys', {})].map((asked) => asked.catch((error) => error));
    const [read, command] = await Promise.all(faults);
    expect(explain(read, 'en')).toMatchObject({
      exitCode: 3,
      text: `The server at ${api.url} has not answered in 0.05 s`,
    });
    expect(explain(command, 'zh')).toMatchObject({
      exitCode: 3,
      text: expect.stringMatching(/在 0\.05 秒内没有答复；所要的改动可能已经作出/),
    });
  });

  it('is waited for where the work may be long', async () => {
    const waiting: ServerResponse[] = [];
    const api = await answeredBy((response, path) => {
      if (path.endsWith('/dossier')) waiting.push(response);
    }, patience);
    const type = 'application/vnd.xiaohao.dossier+json';
    const long = api.download('/problems/p/dossier', type, { long: true });
    // Begun later, and given up already.
    await expect(api.download('/problems/p/dossier', type)).rejects.toBeInstanceOf(Unanswered);
    for (const response of waiting) response.writeHead(200, { ...ours, 'content-type': type }).end('{}');
    expect(new TextDecoder().decode(await long)).toBe('{}');
  });

  it('that takes long is told of, once', async () => {
    const waiting: ServerResponse[] = [];
    const told = jest.fn();
    const answer = (response: ServerResponse): void => {
      response.writeHead(200, { ...ours, 'content-type': json }).end('{}');
    };
    const hold = (response: ServerResponse): void => {
      waiting.push(response);
    };
    const api = await answeredBy(hold, { ordinary: 60_000, long: 60_000, untold: 100 }, told);
    const slow = [api.get('/slow'), api.get('/slow')];
    while (told.mock.calls.length === 0 || waiting.length < 2) await pause(10);
    await pause(150);
    for (const response of waiting) answer(response);
    await Promise.all(slow);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is another thing than one that breaks off', async () => {
    const api = await answeredBy((response) => response.destroy());
    await expect(api.get('/keys')).rejects.toBeInstanceOf(Unreachable);
  });
});
