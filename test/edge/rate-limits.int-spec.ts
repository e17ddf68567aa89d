import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller, done, type Office, refusal } from '../journeys/caller.js';
import { bootstrapKey, dataFolder } from '../journeys/server-process.js';
import { type ServerWithin, serveWithin } from '../journeys/server-within.js';
import { hire } from '../journeys/staff.js';
import { send } from './send.js';

describe('how fast anybody may ask', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let noisy: Caller;
  let quiet: Caller;
  /** Of the same person as {@link quiet}. */
  let twin: Caller;

  const start = async (reads: string, writes: string): Promise<void> => {
    server = await serveWithin(folder, {
      XIAOHAO_RATE_LIMIT_READS: reads,
      XIAOHAO_RATE_LIMIT_WRITES: writes,
    });
    office.url = server.url;
  };

  beforeAll(async () => {
    await start('0', '0');
    const { administrator, wang, li } = await hire(office);
    const keyOf = async (person: string) =>
      new Caller(office, (await done(administrator.post('/keys', { person, name: '接口' }))).secret);
    [noisy, quiet, twin] = [await keyOf(wang), await keyOf(li), await keyOf(li)];
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('is not asked where it is switched off', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => noisy.get('/units')));
    expect(answers.every(({ status, headers }) => status === 200 && !headers.has('ratelimit'))).toBe(true);
    await server.close();
    await start('20', '5');
  });

  it('is told on every answer, and beyond it there is 429 with how long to wait', async () => {
    const first = await noisy.get('/units');
    expect([first.headers.get('ratelimit-policy'), first.headers.get('ratelimit')]).toEqual([
      '"reads";q=20;w=60',
      '"reads";r=19;t=3',
    ]);
    const answers = await Promise.all(Array.from({ length: 40 }, () => noisy.get('/units')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(19);
    const { body, headers } = refused.at(-1) ?? first;
    expect([body.code, headers.get('content-type')]).toEqual([
      'TooManyRequests',
      'application/problem+json; charset=utf-8',
    ]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(headers.get('ratelimit')).toMatch(/^"reads";r=0;t=\d+$/);
  });

  it('holds up no other credential, nor writing because of reading', async () => {
    const { status, headers } = await quiet.get('/units');
    expect([status, headers.get('ratelimit')]).toEqual([200, '"reads";r=19;t=3']);
    expect((await noisy.post('/problems', {})).status).toBe(422);
  });

  it('is of each credential, also where two are one person’s', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => twin.get('/units')));
    expect(answers.some(({ status }) => status === 429)).toBe(true);
    const { status, headers } = await quiet.get('/units');
    expect([status, headers.get('ratelimit')?.slice(0, 10)]).toEqual([200, '"reads";r=']);
    expect(Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1])).toBeGreaterThanOrEqual(17);
  });

  it('goes by address where there is no good credential, which holds up no good one', async () => {
    const strangers = ['xh_nobody_0123456789abcdefghijklmnop', 'xh_others_0123456789abcdefghijklmnop'];
    const statuses: number[] = [];
    for (let n = 0; n < 30; n += 1)
      statuses.push((await new Caller(office, strangers[n % 2]).get('/units')).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
    expect((await send(office.url, { path: '/openapi.json' })).status).toBe(429);
    expect((await quiet.get('/units')).status).toBe(200);
  });

  it('counts whoever would have to be waited for before it waits', async () => {
    const ahead = { 'xiaohao-wait-for': '9007199254740993' };
    const statuses = await Promise.all(
      Array.from({ length: 30 }, async () => (await new Caller(office).get('/units', ahead)).status),
    );
    expect(statuses.filter((status) => status !== 503 && status !== 429)).toEqual([]);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(5);
  });

  it('goes by credential and not by address: X-Forwarded-For of anybody changes nothing', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const administrator = new Caller(office, bootstrapKey);
    const writes = [1, 2, 3, 4, 5].map((n) => administrator.post('/units', {}, from(`192.0.2.${n}`)));
    await Promise.all(writes);
    const { headers } = await administrator.post('/units', {});
    // Five a minute: from the next one to all of them it is four times twelve seconds, whatever has gone by.
    const full = Number(/t=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
    expect(Math.abs(full - Number(headers.get('retry-after')) - 48)).toBeLessThanOrEqual(1);
    expect(await refusal(administrator.post('/units', {}, from('192.0.2.9')))).toEqual([
      429,
      'TooManyRequests',
    ]);
  });
});
