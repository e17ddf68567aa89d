import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootstrapKey, dataFolder } from '../journeys/server-process.js';
import { type ServerWithin, serveWithin } from '../journeys/server-within.js';
import { type Received, send } from './send.js';

const ours = 'https://desk.example.org';
const local = 'http://localhost:5173';
const corsOf = ({ headers }: Received): readonly string[] =>
  Object.keys(headers).filter((name) => name.startsWith('access-control-'));
const asPage = (origin: string, more: Readonly<Record<string, string>> = {}) => ({ origin, ...more });
const preflight = (origin: string, method = 'POST') =>
  asPage(origin, {
    'access-control-request-method': method,
    'access-control-request-headers': 'authorization,if-match',
  });
const key = { authorization: `Bearer ${bootstrapKey}` };

describe('pages of other origins', () => {
  const { folder, remove } = dataFolder();
  let server: ServerWithin;
  const serveTo = async (origins: string): Promise<void> => {
    await server?.close();
    server = await serveWithin(folder, { XIAOHAO_CORS_ORIGINS: origins });
  };
  const get = (path: string, headers: Readonly<Record<string, string>>) =>
    send(server.url, { path, headers });
  const options = (path: string, headers: Readonly<Record<string, string>>) =>
    send(server.url, { method: 'OPTIONS', path, headers });

  afterAll(async () => {
    await server.close();
    remove();
  });

  it('hear nothing where none is named', async () => {
    await serveTo('');
    const asked = await get('/api/v1/units', asPage(ours, key));
    expect([asked.status, corsOf(asked), asked.headers['vary']]).toEqual([200, [], undefined]);
    const refused = await options('/api/v1/units', preflight(ours));
    expect([refused.status, refused.body?.code, corsOf(refused)]).toEqual([405, 'MethodNotAllowed', []]);
  });

  it('may ask and read where their origin is named, without the browser’s own credentials', async () => {
    await serveTo(`${ours}, ${local}`);
    for (const origin of [ours, local]) {
      const { status, headers } = await options('/api/v1/units', preflight(origin));
      expect(status).toBe(204);
      expect(headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, HEAD, POST',
        'access-control-max-age': '600',
      });
      expect(headers['vary']).toMatch(/\bOrigin\b/i);
      const described = await get('/problems/NotFound', asPage(origin));
      expect(described.headers['vary']).toMatch(/^Origin, Accept$/i);
      for (const name of ['Authorization', 'Content-Type', 'If-Match', 'Idempotency-Key', 'Xiaohao-Wait-For'])
        expect(headers['access-control-allow-headers']).toContain(name);
      const asked = await get('/api/v1/units', asPage(origin, key));
      expect(asked.status).toBe(200);
      expect(asked.headers['access-control-allow-origin']).toBe(origin);
      for (const name of ['ETag', 'Location', 'Link', 'RateLimit', 'RateLimit-Policy', 'Retry-After'])
        expect(String(asked.headers['access-control-expose-headers']).split(', ')).toContain(name);
      expect([headers, asked.headers].map((each) => each['access-control-allow-credentials'])).toEqual([
        undefined,
        undefined,
      ]);
    }
  });

  it.each([
    ['without a key', '/api/v1/units', 401, 'Unauthenticated'],
    ['for what is not there', '/api/v1/nothing', 404, 'RouteNotFound'],
    ['for what has another method', '/api/v1/keys/x/rotation', 405, 'MethodNotAllowed'],
  ])('read what is refused them, too: %s', async (_what, path, status, code) => {
    const refused = await get(path, asPage(ours));
    expect([refused.status, refused.body?.code, refused.headers['access-control-allow-origin']]).toEqual([
      status,
      code,
      ours,
    ]);
  });

  it.each([
    'https://desk.example.org.evil.example',
    'https://evil.example',
    'http://desk.example.org',
    'https://desk.example.org:8443',
    'HTTPS://DESK.EXAMPLE.ORG',
    'null',
    '*',
  ])('hear nothing as %p, which is named nowhere', async (origin) => {
    const asked = await get('/api/v1/units', asPage(origin, key));
    expect([asked.status, corsOf(asked)]).toEqual([200, []]);
    const refused = await options('/api/v1/units', preflight(origin));
    expect([refused.status, refused.body?.code, corsOf(refused)]).toEqual([405, 'MethodNotAllowed', []]);
  });

  it('change nothing of what other callers are told of methods and paths', async () => {
    const told = async (method: string, path: string) => {
      const { status, body, headers } = await send(server.url, { method, path });
      return [status, body?.code, headers['allow']];
    };
    expect(await told('POST', '/api/v1/nothing')).toEqual([404, 'RouteNotFound', undefined]);
    expect(await told('OPTIONS', '/api/v1/nothing')).toEqual([404, 'RouteNotFound', undefined]);
    expect(await told('DELETE', '/api/v1/units')).toEqual([405, 'MethodNotAllowed', 'GET, HEAD, POST']);
    expect(await told('OPTIONS', '/api/v1/units')).toEqual([405, 'MethodNotAllowed', 'GET, HEAD, POST']);
    const described = await get('/openapi.json', {});
    expect(described.text).not.toMatch(/"options"/i);
  });
});

describe('what a browser is told with every answer', () => {
  const { folder, remove } = dataFolder();
  let server: ServerWithin;

  beforeAll(async () => {
    server = await serveWithin(folder, {
      XIAOHAO_TRUSTED_PROXIES: '127.0.0.1',
      XIAOHAO_HSTS: '86400',
    });
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it.each([
    ['an answer', '/api/v1/units', key],
    ['a refusal of a credential', '/api/v1/units', {}],
    ['a refusal at the gate', '/api/v1/nothing', {}],
    ['a page', '/docs', {}],
    ['a script of a page', '/docs/swagger-ui-bundle.js', {}],
    ['the description', '/openapi.json', {}],
    ['health', '/health/live', {}],
  ])(
    'on %s: tell whose it is, guess no type, tell nobody where from, frame it nowhere',
    async (_what, path, headers) => {
      const answer = await send(server.url, { path, headers: headers as Readonly<Record<string, string>> });
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'xiaohao-api': 'v1',
      });
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain(path.startsWith('/docs') ? "default-src 'self'" : "default-src 'none'");
      expect(policy).not.toMatch(/unsafe-eval|\*|https?:/);
      expect(answer.headers).not.toHaveProperty('x-powered-by');
      expect(answer.headers).not.toHaveProperty('server');
    },
  );

  it.each(['/docs', '/docs/', '/docs/index.html'])(
    'shows the page of the interface at %s, with everything that it names',
    async (path) => {
      const asked = await fetch(server.url + path);
      expect([asked.status, asked.headers.get('content-type')]).toEqual([200, 'text/html']);
      const page = await asked.text();
      const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
      expect(named.length).toBeGreaterThan(3);
      for (const address of named.filter((each) => !each.startsWith('data:')))
        expect([address, (await fetch(new URL(address, asked.url))).status]).toEqual([address, 200]);
    },
  );

  it.each([
    ['/docs/nothing-of-this-name.js', 'GET', 404, 'RouteNotFound'],
    ['/docs/nothing-of-this-name.js', 'POST', 405, 'MethodNotAllowed'],
    ['/docs/swagger-ui-bundle.js', 'DELETE', 405, 'MethodNotAllowed'],
  ])(
    'tells a file that is not there from a method that is not taken: %s by %s',
    async (path, method, status, code) => {
      const answer = await send(server.url, { path, method });
      expect([answer.status, JSON.parse(answer.text).code]).toEqual([status, code]);
    },
  );

  it.each<readonly [string, string | undefined, string | undefined]>([
    ['over TLS, as the proxy says', 'https', 'max-age=86400'],
    ['over TLS all the way', 'https, HTTPS', 'max-age=86400'],
    ['in the open', 'http', undefined],
    ['in the open for a part of the way', 'https, http', undefined],
    ['nobody says how', undefined, undefined],
  ])('to come over TLS only where it came %s', async (_what, scheme, told) => {
    const headers: Readonly<Record<string, string>> =
      scheme === undefined ? {} : { 'x-forwarded-proto': scheme };
    const answer = await send(server.url, { path: '/health/live', headers });
    expect(answer.headers['strict-transport-security']).toBe(told);
  });

  it('nothing of TLS where the proxy is not one that was named', async () => {
    await server.close();
    server = await serveWithin(folder, { XIAOHAO_TRUSTED_PROXIES: '192.0.2.1', XIAOHAO_HSTS: '86400' });
    const headers = { 'x-forwarded-proto': 'https' };
    const answer = await send(server.url, { path: '/health/live', headers });
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
  });
});
