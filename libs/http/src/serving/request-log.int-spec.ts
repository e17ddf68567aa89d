import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OpenDesk, openDesk } from './desk.fixture.js';
import { loggable } from './loggable.js';

const ID = '0190a0a0-0000-7000-8000-000000000000';
let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe('the request log', () => {
  it('is one line of JSON per request, however hostile its texts', async () => {
    const before = desk.written.length;
    const hostile = ['\u001b[2J', '%s%n%d', `$\{jndi:ldap://a}`, 'u'.repeat(12_000), '\u009b31m'];
    for (const agent of hostile)
      await desk.raw(
        [
          Buffer.from(
            `GET /nowhere HTTP/1.1\r\nhost: a\r\nconnection: close\r\nuser-agent: ${agent}\r\n\r\n`,
            'latin1',
          ),
        ],
        1_000,
      );
    const lines = desk.written.slice(before);
    expect(lines).toHaveLength(hostile.length);
    for (const line of lines) {
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(line.slice(0, -1)).not.toMatch(/\p{Cc}/u);
      expect(line.length).toBeLessThan(800);
    }
  });

  it('says who called what, and how it went', async () => {
    const response = await fetch(`${desk.url}/notes/${ID}?token=hidden`, {
      headers: { authorization: 'Bearer hidden', cookie: 'hidden' },
    });
    await response.text();
    const line = desk.lines.at(-1);
    expect(line).toMatchObject({
      id: response.headers.get('x-request-id'),
      method: 'GET',
      route: '/notes/:id',
      status: 200,
      ms: expect.any(Number),
      caller: 'clerk-1',
    });
    expect(JSON.stringify(line)).not.toContain('hidden');
  });

  it('names the path, without its query, where there is no route', async () => {
    await (await fetch(`${desk.url}/nowhere?token=hidden`)).text();
    expect(desk.lines.at(-1)).toMatchObject({ route: null, path: '/nowhere', status: 404, caller: null });
  });
});

it('writes out what would move a cursor', () => {
  expect(loggable('a\r\n\u202eb\ud800')).toBe('a\\u{d}\\u{a}\\u{202e}b\\u{d800}');
  expect(loggable('x'.repeat(300))).toBe(`${'x'.repeat(200)}…`);
});
