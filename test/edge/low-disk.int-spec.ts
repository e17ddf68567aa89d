import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultRules } from '@xiaohao/campaign';
import { Caller, done, type Office, refusal } from '../journeys/caller.js';
import { bootstrapKey, dataFolder } from '../journeys/server-process.js';
import { type ServerWithin, serveWithin } from '../journeys/server-within.js';
import { hire, type Staff, whatever } from '../journeys/staff.js';
import { send } from './send.js';

/** A petabyte: no disk of a test has that much room. */
const neverEnough = '1000000000';

describe('a disk without room', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let staff: Staff;
  let unit = '';
  let campaign = '';
  let clerk: Caller;

  const serve = async (lowWater: string): Promise<void> => {
    await server?.close();
    server = await serveWithin(folder, { XIAOHAO_LOW_WATER_MB: lowWater });
    office.url = server.url;
  };
  const ready = () => send(office.url, { path: '/health/ready' });
  const files = (): readonly string[] =>
    ['evidence', 'evidence-taken'].flatMap((name) =>
      existsSync(join(folder, name)) ? readdirSync(join(folder, name), { recursive: true }).map(String) : [],
    );

  beforeAll(async () => {
    await serve('0');
    staff = await hire(office);
    unit = staff.unit;
    const { secret } = await done(staff.administrator.post('/keys', { person: staff.wang, name: '接口' }));
    clerk = new Caller(office, secret);
    const round = { name: '作风建设回头看', startsOn: '2026-01-01' };
    campaign = (await done(staff.administrator.post('/campaigns', round))).id ?? '';
    await serve(neverEnough);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('takes no command, whatever it is about', async () => {
    const { administrator } = staff;
    for (const asked of [
      administrator.post('/units', { name: '某单位', kind: 'office', parent: unit }),
      administrator.post(`/units/${unit}/name`, { name: '某单位', ground: '更名' }, whatever),
      administrator.post('/keys', { name: '接口' }),
      administrator.post('/sessions', { login: 'wang.fang', password: 'correct horse battery' }),
      administrator.post('/views/rebuild'),
    ])
      expect(await refusal(asked)).toEqual([507, 'StorageFull']);
    const { units } = await done(administrator.get('/units'));
    expect(units).toHaveLength(1);
  });

  it('takes no evidence, and nothing of it is left behind', async () => {
    const before = files();
    const refused = await clerk.uploads('a.txt', 'x'.repeat(100_000));
    expect([refused.status, refused.body.code]).toEqual([507, 'StorageFull']);
    expect(files()).toEqual(before);
  });

  it('is told by readiness, and by nothing that asks whether the process lives', async () => {
    const { status, body } = await ready();
    expect([status, body?.['room']]).toEqual([503, 'low']);
    expect((await send(office.url, { path: '/health/live' })).status).toBe(200);
    const key = { authorization: `Bearer ${bootstrapKey}` };
    const { text } = await send(office.url, { path: '/metrics', headers: key });
    expect(text).toMatch(/^xiaohao_disk_room(?:\{[^}]*\})? 0$/m);
  });

  it('is read from as ever', async () => {
    for (const path of ['/units', '/people', '/keys', '/problems', '/views'])
      expect([path, (await staff.administrator.get(path)).status]).toEqual([path, 200]);
  });

  it('answers a question that comes as POST', async () => {
    const span = { from: '2026-01-01', to: '2026-02-01' };
    const tried = staff.administrator.post(`/campaigns/${campaign}/rules:simulate`, {
      rules: defaultRules,
      ...span,
    });
    expect(await done(tried)).toMatchObject({ campaign, ...span, problems: [] });
  });

  it('takes everything again once there is room', async () => {
    await serve('0');
    expect((await ready()).status).toBe(200);
    expect((await staff.administrator.post('/keys', { name: '接口' })).status).toBe(201);
    const taken = await clerk.uploads('a.txt', 'x'.repeat(100_000));
    expect([taken.status, files().length > 0]).toEqual([201, true]);
  });
});
