import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { Caller, done, type Office } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { problemPaper } from '../journeys/paper.js';
import { readyForSignOff } from '../journeys/ready-for-sign-off.js';
import { bootstrapKey, dataFolder } from '../journeys/server-process.js';
import { integrityOf } from './integrity-of.js';
import { Nodes } from './nodes.js';

describe('a node that is started while its store is away', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  const db = join(folder, 'store');
  let emulator: RunningEmulator;
  let port = 0;
  let nodes: Nodes;
  let cast: Cast;
  let problem = '';

  const openStore = async (): Promise<void> => {
    emulator = await startEmulator(['--port', String(port), '--db', db]);
    port = emulator.port;
  };
  const identifies = (key: string) =>
    cast.people.clerk.identifies(problemPaper(cast.campaign, cast.units.district), {
      'idempotency-key': key,
    });
  const start = async (): Promise<void> => {
    await nodes.start(0);
    office.url = nodes.urlOf(0);
  };

  beforeAll(async () => {
    await openStore();
    nodes = new Nodes(2, emulator.url, '', { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    await start();
    cast = await assemble(office, '2031-01-01');
    copyFileSync(db, `${db}-earlier`);
    problem = await readyForSignOff(cast);
    await cast.people.clerk.get(`/problems/${problem}/dossier`);
    await nodes.stopAll();
    await emulator.kill();
  });
  afterAll(async () => {
    await nodes.remove();
    await emulator.kill();
    remove();
  });

  it('serves its copy, says as of when, and takes nothing in', async () => {
    await start();
    const { clerk } = cast.people;
    for (const path of [
      '/problems',
      `/problems/${problem}`,
      `/problems/${problem}/history`,
      `/problems/${problem}/dossier`,
    ]) {
      const { status, headers } = await clerk.get(path);
      expect([path, status, headers.get('xiaohao-stale')]).toEqual([path, 200, 'true']);
      expect(Date.parse(headers.get('xiaohao-as-of') ?? '')).toBeGreaterThan(Date.now() - 600_000);
    }
    const refused = await identifies('while-away');
    expect([refused.status, refused.body.code]).toEqual([503, 'Unavailable']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const health = await fetch(`${office.url}/health/ready`);
    const body = (await health.json()) as { readonly eventStore: Readonly<Record<string, unknown>> };
    expect([health.status, body.eventStore]).toMatchObject([
      503,
      { reachable: false, version: null, access: null, why: expect.any(String) },
    ]);
  });

  it('goes on by itself once the store is there, with proofs and all', async () => {
    await openStore();
    for (;;) {
      const answer = await identifies('while-away');
      if (answer.status !== 503) {
        expect(answer.status).toBe(201);
        break;
      }
      await pause(100);
    }
    while ((await cast.people.clerk.get('/problems')).headers.get('xiaohao-stale') !== null) await pause(100);
    expect((await done(cast.people.clerk.get('/problems?total=true')))['total']).toBe(2);
    expect((await fetch(`${office.url}/health/ready`)).status).toBe(200);
    expect(await integrityOf(office.url)).toMatchObject({ state: 'sound', writesRefused: false });
    await nodes.stopAll();
    await emulator.kill();
  });

  // The examination reads all once; after it whoever holds the copy against the store, or catches up, gets no answer.
  it.each([
    ['held against it', { call: 'read', do: 'unavailable', after: 2 }],
    ['caught up', { call: 'read', stream: '$all', do: 'unavailable', after: 1 }],
  ] as const)('serves its copy also when the store goes away before it is %s', async (at, fault) => {
    await openStore();
    await emulator.control.addFaults([fault]);
    await start();
    const { status, headers } = await cast.people.clerk.get('/problems');
    expect([status, headers.get('xiaohao-stale')]).toEqual([200, 'true']);
    await emulator.control.clearFaults();
    while ((await identifies(at)).status === 503) await pause(100);
    await nodes.stopAll();
    await emulator.kill();
  });

  it('waits for a store that goes away in the middle of a start where there is no copy', async () => {
    await openStore();
    const faults = [{ call: 'read', stream: '$all', do: 'unavailable', after: 1, times: 30 } as const];
    await emulator.control.addFaults(faults);
    await nodes.start(1);
    expect(await emulator.control.faults()).toMatchObject([{ struck: 30 }]);
    const { status, headers } = await new Caller({ url: nodes.urlOf(1) }, bootstrapKey).get('/problems');
    expect([status, headers.get('xiaohao-stale')]).toEqual([200, null]);
    await nodes.stopAll();
    await emulator.kill();
  });

  it('starts as ever when the store resets what it is asked first', async () => {
    await openStore();
    const calls = ['append', 'read', 'delete', 'tombstone'] as const;
    // Once more than there are others: the last question that is reset is the one for the version.
    const features = calls.length + 1;
    await emulator.control.addFaults([
      { call: 'features', do: 'reset', times: features },
      ...calls.map((call) => ({ call, do: 'reset', times: 1 }) as const),
    ]);
    await start();
    const { status, headers } = await cast.people.clerk.get('/problems');
    expect([status, headers.get('xiaohao-stale')]).toEqual([200, null]);
    expect((await identifies('after-resets')).status).toBe(201);
    const health = await fetch(`${office.url}/health/ready`);
    expect(await health.json()).toMatchObject({ eventStore: { reachable: true, version: '24.6.0' } });
    expect((await emulator.control.faults()).map(({ struck }) => struck)).toEqual([features, 1, 1, 1, 1]);
    await nodes.stopAll();
    await emulator.kill();
  });

  it('stops when the store that comes is another one', async () => {
    await start();
    copyFileSync(`${db}-earlier`, db);
    await openStore();
    expect(await nodes.ended(0)).toBe(1);
  });
});
