import { setTimeout as pause } from 'node:timers/promises';
import { binaryEvent, type EventData, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { done, type Office, refusal } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { problemPaper } from '../journeys/paper.js';
import { NotStarted } from '../journeys/server-process.js';
import { whatever } from '../journeys/staff.js';
import { Nodes } from './nodes.js';

const metadata = {
  actor: { kind: 'person', id: 'somebody' },
  recordedAt: '2031-03-03T01:00:00.000Z',
  command: 'Something',
  correlationId: 'c',
  schemaVersion: 1,
};

describe('a store into which somebody writes events that this version does not know', () => {
  const office: Office = { url: '', seen: '0' };
  let emulator: RunningEmulator;
  let nodes: Nodes;
  let cast: Cast;
  let client: EventStoreDBClient;

  beforeAll(async () => {
    emulator = await startEmulator();
    nodes = new Nodes(2, emulator.url, '', { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    await nodes.startAll();
    office.url = nodes.urlOf(0);
    cast = await assemble(office, '2031-01-01');
    client = EventStoreDBClient.connectionString(emulator.url);
  });
  afterAll(async () => {
    await client.dispose();
    await nodes.remove();
    await emulator.kill();
  });

  const registered = async (): Promise<string> =>
    (await done(cast.people.clerk.identifies(problemPaper(cast.campaign, cast.units.district)))).id ?? '';
  /** Both nodes hold what was written so far. */
  const heard = async (): Promise<void> => {
    const last = await registered();
    for (const node of [1, 0]) {
      office.url = nodes.urlOf(node);
      await done(cast.people.clerk.reads(last));
    }
  };

  it.each<[string, () => EventData]>([
    ['of an unknown type', () => jsonEvent({ type: 'SomethingNew', data: { by: 'x' }, metadata })],
    ['without metadata', () => jsonEvent({ type: 'CauseRecorded', data: { by: 'x' } })],
    [
      'whose data is no JSON',
      () =>
        binaryEvent({
          type: 'CauseRecorded',
          data: Buffer.from('{'),
          metadata: Buffer.from(JSON.stringify(metadata)),
        }),
    ],
    [
      'whose metadata say nothing',
      () => jsonEvent({ type: 'CauseRecorded', data: { by: 'x' }, metadata: {} }),
    ],
    [
      'whose metadata are null',
      () => jsonEvent({ type: 'CauseRecorded', data: { by: 'x' }, metadata: null as never }),
    ],
    ['whose data is null', () => jsonEvent({ type: 'CauseRecorded', data: null as never, metadata })],
    [
      'whose data is null, of which nothing is asked where the record stands',
      () => jsonEvent({ type: 'ObjectionRaised', data: null as never, metadata }),
    ],
  ])(
    'says of a record with an event %s that it cannot be taken in, and serves the others',
    async (_, odd) => {
      const problem = await registered();
      await client.appendToStream(`problem-${problem}`, odd());
      await heard();
      const { clerk } = cast.people;
      const unreadable = [503, 'StreamUnreadable'];
      for (const path of ['', '/history', '/replay', '/diff?from=0&to=now', '?asOf=now'])
        expect([path, ...(await refusal(clerk.get(`/problems/${problem}${path}`)))]).toEqual([
          path,
          ...unreadable,
        ]);
      const cause = { kind: 'management', text: '职责不清' };
      expect(await refusal(clerk.post(`/problems/${problem}/causes`, cause, whatever))).toEqual(unreadable);
    },
  );

  it('goes on with a record that was cut or deleted, as the copy of each node holds it', async () => {
    const cut = await registered();
    const deleted = await registered();
    const { clerk } = cast.people;
    const cause = { kind: 'management', text: '职责不清' };
    for (const problem of [cut, deleted])
      await done(clerk.post(`/problems/${problem}/causes`, cause, whatever));
    await heard();
    await client.setStreamMetadata(`problem-${cut}`, { maxCount: 1 });
    await client.deleteStream(`problem-${deleted}`);
    for (const node of [0, 1]) {
      await nodes.kill(node);
      await nodes.start(node);
      office.url = nodes.urlOf(node);
      for (const problem of [cut, deleted]) {
        expect((await clerk.reads(problem)).status).toBe(200);
        await done(clerk.post(`/problems/${problem}/causes`, cause, whatever));
      }
    }
  });

  it('is alive and says why it is not ready when a register holds one, and starts nothing anew', async () => {
    await client.appendToStream(
      'organisation',
      jsonEvent({ type: 'SomethingNew', data: { by: 'x' }, metadata }),
    );
    const { clerk } = cast.people;
    const until = Date.now() + 20_000;
    while ((await clerk.get('/problems')).status === 200 && Date.now() < until) await pause(50);
    expect(await refusal(clerk.get('/problems'))).toEqual([503, 'RegisterUnreadable']);
    const asked = (path: string) => fetch(`${office.url}${path}`);
    expect([(await asked('/health/live')).status, (await asked('/metrics')).status]).toEqual([200, 200]);
    const ready = await asked('/health/ready');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      unreadable: [{ register: 'organisation', revision: expect.any(String) }],
    });
    await nodes.kill(1);
    const refused = await nodes.start(1).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NotStarted);
    expect((refused as NotStarted).exitCode).toBe(78);
    expect((refused as NotStarted).written).toContain('登记簿 organisation');
  });
});
