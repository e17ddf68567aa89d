import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parkedEventsStream } from '@xiaohao/projection-runtime';
import { Caller, done, type Office, refusal } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { xiaohao } from '../journeys/command-line.js';
import { problemPaper } from '../journeys/paper.js';
import { bootstrapKey, dataFolder } from '../journeys/server-process.js';
import { type ServerWithin, serveWithin } from '../journeys/server-within.js';
import { hire, type Staff } from '../journeys/staff.js';
import { readStream, writeStream } from './write-log.js';

interface Parked {
  readonly stream: string;
  readonly eventId: string;
}

describe('a stream that the views cannot take in', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  const stream = `problem-${randomUUID()}`;
  const ground = '由新版本写入，旧视图不识';
  let server: ServerWithin;
  let staff: Staff;
  let clerk: Caller;
  let event = '';

  const start = async (): Promise<void> => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2026-01-05T00:00:00.000Z' });
    office.url = server.url;
  };
  const parked = async (): Promise<readonly Parked[]> =>
    (await done(staff.administrator.get('/views/parked')))['parked'] as readonly Parked[];
  const skips = (body: Readonly<Record<string, unknown>>, by = staff.administrator, of = stream) =>
    by.post(`/views/parked/${of}/skip`, body);
  const retries = (by = staff.administrator, of = stream) => by.post(`/views/parked/${of}/retry`);

  beforeAll(async () => {
    await start();
    staff = await hire(office);
    const { secret } = await done(staff.administrator.post('/keys', { person: staff.wang, name: '接口' }));
    clerk = new Caller(office, secret);
    await server.close();
    [event = ''] = await writeStream(folder, stream, [{ type: 'Identified', data: {}, schemaVersion: 99 }]);
    await start();
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('is listed with the event at fault, and counted', async () => {
    const entries = await parked();
    expect(entries.length).toBeGreaterThan(0);
    expect(new Set(entries.map((entry) => [entry.stream, entry.eventId].join()))).toEqual(
      new Set([[stream, event].join()]),
    );
    expect(JSON.stringify(entries)).toContain('99');
    expect((await done(staff.administrator.get('/views')))['parked']).toBe(1);
    expect((await staff.administrator.get('/units')).status).toBe(200);
  });

  it('stays parked when a retry meets the same', async () => {
    const { status, body } = await retries();
    expect([status, body]).toEqual([200, { whole: false }]);
    expect((await parked()).length).toBeGreaterThan(0);
  });

  it('is nobody’s to retry or skip but those who keep the views', async () => {
    expect(await refusal(retries(clerk))).toEqual([403, 'Forbidden']);
    expect(await refusal(skips({ event, ground }, clerk))).toEqual([403, 'Forbidden']);
    expect(await refusal(retries(new Caller(office)))).toEqual([401, 'Unauthenticated']);
    expect(await refusal(clerk.get('/views/parked'))).toEqual([403, 'Forbidden']);
  });

  it('is skipped with a ground and by the ids that are parked alone', async () => {
    const nobody = randomUUID();
    expect(await refusal(skips({ event }))).toEqual([422, 'FieldInvalid', '/ground']);
    expect(await refusal(skips({ event, ground: ' ' }))).toEqual([422, 'FieldInvalid', '/ground']);
    expect(await refusal(skips({ ground }))).toEqual([422, 'FieldInvalid', '/event']);
    expect(await refusal(skips({ event: 'none', ground }))).toEqual([422, 'FieldInvalid', '/event']);
    const other = await skips({ event: nobody, ground });
    expect([other.status, other.body.errors?.[0]?.code]).toEqual([422, 'EventNotParked']);
    expect(await refusal(skips({ event, ground }, staff.administrator, `problem-${nobody}`))).toEqual([
      404,
      'NotFound',
    ]);
    expect(await refusal(retries(staff.administrator, `problem-${nobody}`))).toEqual([404, 'NotFound']);
    expect((await parked()).length).toBeGreaterThan(0);
  });

  it('goes on without the event once it is skipped, also in views that are built anew', async () => {
    const { status, body } = await skips({ event, ground });
    expect([status, body]).toEqual([200, { whole: true }]);
    expect(await parked()).toEqual([]);
    expect(await refusal(skips({ event, ground }))).toEqual([404, 'NotFound']);
    await staff.administrator.post('/views/rebuild');
    for (;;) if ((await done(staff.administrator.get('/views')))['rebuilding'] === null) break;
    expect((await done(staff.administrator.get('/views')))['parked']).toBe(0);
  });

  it('was skipped by somebody, for a reason that is kept', async () => {
    await server.close();
    const events = await readStream(folder, parkedEventsStream);
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ['ParkedEventSkipped', { stream, eventId: event, ground, by: expect.any(String) }],
    ]);
    await start();
    expect(await parked()).toEqual([]);
  });
});

describe('a problem that holds an event of a later version', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let cast: Cast;

  const start = async (): Promise<void> => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2026-01-05T00:00:00.000Z' });
    office.url = server.url;
  };
  const identifies = async (): Promise<{ readonly id: string; readonly revision: string }> => {
    const paper = problemPaper(cast.campaign, cast.units.district);
    const { id = '', revision = '' } = await done(cast.people.clerk.identifies(paper));
    return { id, revision };
  };

  beforeAll(async () => {
    await start();
    cast = await assemble(office, '2026-01-01');
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it.each([
    ['of a type that is not known', { type: 'FutureThing', data: {} }],
    ['of a version that is not known', { type: 'Reworded', data: {}, schemaVersion: 99 }],
    ['that is broken', { type: 'MeasureAssigned', data: { measure: 7 } }],
  ])('%s is not acted upon, by name, and all others go on', async (_what, written) => {
    const [spoilt, whole] = [await identifies(), await identifies()];
    await server.close();
    await writeStream(folder, `problem-${spoilt.id}`, [written], spoilt.revision);
    await start();
    const { clerk } = cast.people;
    for (const asked of [
      clerk.reads(spoilt.id),
      clerk.namesCause(spoilt.id, 'management'),
      clerk.get(`/problems/${spoilt.id}/actions`),
    ])
      expect(await refusal(asked)).toEqual([503, 'StreamUnreadable']);
    await done(clerk.namesCause(whole.id, 'management'));
    const { problems } = await done(clerk.get('/problems'));
    expect((problems as readonly { readonly id: string }[]).map(({ id }) => id)).toEqual(
      expect.arrayContaining([spoilt.id, whole.id]),
    );
  });

  it('is no more whole for being skipped: the views go on, it stays refused, and the command line says so', async () => {
    const spoilt = await identifies();
    const stream = `problem-${spoilt.id}`;
    await server.close();
    const [event = ''] = await writeStream(
      folder,
      stream,
      [{ type: 'FutureThing', data: {} }],
      spoilt.revision,
    );
    await start();
    const runs = (...args: readonly string[]) => xiaohao(['parked', ...args], office.url, bootstrapKey);
    const skip = ['skip', stream, event, '--ground', '由新版本写入'];
    const vain = await runs('retry', stream, '--lang', 'en');
    expect([vain.code, vain.out]).toEqual([1, `Something of ${stream} is still parked\n`]);
    const told = await runs('retry', stream, '--json');
    expect([told.code, JSON.parse(told.out)]).toEqual([1, { whole: false }]);
    const skipped = await runs(...skip, '--lang', 'en');
    expect([skipped.code, skipped.out]).toEqual([
      0,
      expect.stringMatching(
        /^The views go on without that event .* stay refused until the event can be read\n$/,
      ),
    ]);
    expect((await runs('--json')).out).not.toContain(stream);
    const { clerk } = cast.people;
    for (const asked of [clerk.reads(spoilt.id), clerk.namesCause(spoilt.id, 'management')])
      expect(await refusal(asked)).toEqual([503, 'StreamUnreadable']);
  });
});
