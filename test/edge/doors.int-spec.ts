import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { send } from './send.js';

const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';
/** Everything that answers anybody: what is told to all, and where one proves who one is. */
const open = [
  'GET /api/v1/clock',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'POST /api/v1/sessions',
  'POST /api/v1/sessions/refresh',
];

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

describe('the doors of the server', () => {
  const { folder, remove } = dataFolder();
  let server: ServerProcess;
  let routes: readonly (readonly [method: string, path: string])[];

  beforeAll(async () => {
    server = await startServer(folder);
    const description = (await send(server.url, { path: '/openapi.json' })).body as unknown as Description;
    routes = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
    );
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  it.each([
    ['no key', undefined],
    ['no key but a password', 'Basic YWRtaW46YWRtaW4='],
    ['a key that nobody has', 'Bearer xh_nobody_0123456789abcdefghijklmnop'],
    ['the key of another secret', 'Bearer xh_journeys_0123456789abcdefghijklmnoq'],
    ['no key at all after Bearer', 'Bearer '],
  ])('stay shut for %s, every one but the public ones', async (_what, authorization) => {
    const headers: Readonly<Record<string, string>> = authorization === undefined ? {} : { authorization };
    const opened: string[] = [];
    for (const [method, path] of routes) {
      const answer = await send(server.url, {
        method,
        path: path.replaceAll(/\{\w+\}/g, nobody),
        headers: { ...headers, ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) },
        ...(method === 'POST' ? { body: '{}' } : {}),
      });
      const shut =
        answer.status === 401 &&
        answer.type.startsWith('application/problem+json') &&
        answer.body?.code === 'Unauthenticated' &&
        answer.headers['www-authenticate'] === 'Bearer';
      if (!shut) opened.push(`${method} ${path}`);
    }
    expect(routes.length).toBeGreaterThan(50);
    expect(opened.sort()).toEqual(open);
  });

  it('show no secret in what they tell', async () => {
    for (const path of ['/openapi.json', '/health/ready', '/metrics', '/problems']) {
      const { status, text } = await send(server.url, { path });
      expect(status).toBe(200);
      expect(text).not.toMatch(/0123456789abcdefghijklmnop|server-secret/);
    }
    expect(server.written()).not.toContain('0123456789abcdefghijklmnop');
  });
});
