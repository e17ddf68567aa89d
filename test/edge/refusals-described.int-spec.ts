import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataFolder } from '../journeys/server-process.js';
import { type ServerWithin, serveWithin } from '../journeys/server-within.js';
import { send } from './send.js';

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

/** RFC 9457 §3.1.1: whoever follows the type of a refusal finds out what it means. */
describe('the type of a refusal', () => {
  const { folder, remove } = dataFolder();
  let server: ServerWithin;

  beforeAll(async () => {
    server = await serveWithin(folder);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    send(server.url, { path, headers });

  it('is an address that describes it, without a key', async () => {
    const refused = await get('/api/v1/units');
    const { status, type, body } = await get(String(refused.body?.['type']));
    expect([status, type]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body).toEqual({
      type: '/problems/Unauthenticated',
      code: 'Unauthenticated',
      status: 401,
      zh: { title: refused.body?.['title'], detail: expect.stringMatching(/\p{Script=Han}/u) },
      en: (refused.body as { en?: unknown }).en,
    });
  });

  it('describes every refusal that is listed, with all that its code means', async () => {
    const { problems } = (await get('/problems')).body as unknown as {
      problems: readonly { readonly code: string; readonly status: number; readonly zh: string }[];
    };
    for (const { code, status, zh } of problems) {
      const { body } = await get(`/problems/${code}`);
      const also = (body?.['also'] ?? []) as readonly object[];
      expect([{ ...body }, ...also]).toContainEqual(
        expect.objectContaining({ status, zh: { title: expect.stringMatching(/./), detail: zh } }),
      );
    }
  });

  it('tells of a code that several registers give what each says', async () => {
    const { body } = await get('/problems/PersonUnknown');
    const { status, also } = body as unknown as {
      readonly status: number;
      readonly also: readonly { readonly status: number }[];
    };
    expect(new Set([status, ...also.map((meaning) => meaning.status)])).toEqual(new Set([404, 422]));
  });

  it('is a page for a browser, Chinese first, without a script or a style', async () => {
    const { status, type, headers, text } = await get('/problems/StageForbids', browser);
    expect([status, type, headers['vary']]).toEqual([200, 'text/html; charset=utf-8', 'Accept']);
    expect(text).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(text.indexOf('与当前状态不符')).toBeLessThan(text.indexOf('Not in this state'));
    expect(text).toContain('HTTP 409');
    expect(text).not.toMatch(/<script|<style|style=/);
    expect(String(headers['content-security-policy'])).toContain("default-src 'none'");
    expect((await get('/problems/MethodNotAllowed', browser)).text).not.toContain('undefined');
  });

  it.each(['Nothing', 'stageForbids', 'constructor', '__proto__', '%3Cb%3E'])(
    'is 404 where there is no such code: %s',
    async (code) => {
      const { status, type, body } = await get(`/problems/${code}`, browser);
      expect([status, type, body?.code]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
        'NotFound',
      ]);
    },
  );

  it('takes no other method, and no type that it has not', async () => {
    const posted = await send(server.url, { method: 'POST', path: '/problems/NotFound' });
    expect([posted.status, posted.headers['allow']]).toEqual([405, 'GET, HEAD']);
    expect((await get('/problems/NotFound', { accept: 'image/png' })).status).toBe(406);
    const head = await send(server.url, { method: 'HEAD', path: '/problems/NotFound' });
    expect([head.status, head.text]).toEqual([200, '']);
  });
});
