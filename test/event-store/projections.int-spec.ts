import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EventStoreDBClient as Client,
  EventStoreDBClient,
  jsonEvent,
  type ProjectionDetails,
  START,
} from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createOnce, createTransient, namesByMode } from './player/bare-projections.js';
import { type RunningEmulator, startEmulator } from './start-emulator.js';
import { makeTlsFolder } from './tls-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'projections-'));
let emulator: RunningEmulator;
let client: Client;

async function start(...options: readonly string[]): Promise<void> {
  emulator = await startEmulator(options);
  client = EventStoreDBClient.connectionString(emulator.url);
}

async function end(): Promise<void> {
  await client.dispose();
  await emulator.kill();
}

const event = (
  type: string,
  data: Readonly<Record<string, number>> = {},
  metadata: Readonly<Record<string, string>> = {},
) => jsonEvent({ type, data, metadata });
const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'it did not fail',
    (error: { readonly type?: string; readonly message?: string }) => [error.type, error.message],
  );
const statusOf = async (name: string): Promise<string> => (await client.getProjectionStatus(name)).status;

/** Asks until the answer is the one that is expected, or much too late. */
async function soon<Answer>(ask: () => Promise<Answer>, expected: unknown): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask().catch(String);
    try {
      expect(answer).toEqual(expected);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function read(stream: string, resolveLinkTos = false): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const resolved of client.readStream(stream, { resolveLinkTos }))
    found.push(resolved.event?.type === '$>' ? String(resolved.event.data) : resolved.event?.data);
  return found;
}

const links = async (stream: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const { event: link } of client.readStream(stream))
    found.push(Buffer.from(link?.data as Uint8Array).toString());
  return found;
};

const counting = (stream: string) =>
  `fromStream('${stream}').when({ $init() { return { n: 0 } }, counted(s) { s.n++ } })`;

describe('projections of a node', () => {
  beforeEach(() => start());
  afterEach(end);

  it('are five that stand still at the start', async () => {
    const told = await client.listProjections();
    expect(told.map(({ name, status }) => [name, status])).toEqual([
      ['$streams', 'Stopped'],
      ['$stream_by_category', 'Stopped'],
      ['$by_category', 'Stopped'],
      ['$by_event_type', 'Stopped'],
      ['$by_correlation_id', 'Stopped'],
    ]);
    await client.appendToStream('problem-1', event('noted'));
    expect(await failure(read('$ce-problem'))).toMatchObject(['stream-not-found', expect.anything()]);
  });

  it('link by category, type, correlation and stream, as soon as they are enabled', async () => {
    await client.appendToStream('problem-1', [event('noted', { n: 1 }), event('closed', { n: 2 })]);
    for (const { name } of await client.listProjections()) await client.enableProjection(name);
    await client.appendToStream('problem-2', event('noted', { n: 3 }, { $correlationId: 'c7' }));
    await soon(() => links('$ce-problem'), ['0@problem-1', '1@problem-1', '0@problem-2']);
    await soon(() => read('$et-noted', true), [{ n: 1 }, { n: 3 }]);
    await soon(() => read('$bc-c7', true), [{ n: 3 }]);
    await soon(() => links('$category-problem'), ['problem-1', 'problem-2']);
    await soon(() => links('$streams'), ['0@problem-1', '0@problem-2']);
    await client.disableProjection('$by_category');
    expect(await statusOf('$by_category')).toBe('Stopped');
  });

  it('fold a stream to a state and a result', async () => {
    const query = `${counting('s')}.transformBy(s => ({ twice: s.n * 2 }))`;
    await client.createProjection('folding', query);
    expect(await client.getProjectionState('folding')).toEqual({});
    await client.appendToStream('s', [event('counted'), event('other'), event('counted')]);
    await soon(() => client.getProjectionState('folding'), { n: 2 });
    expect(await client.getProjectionResult('folding')).toEqual({ twice: 4 });
    expect(await client.getProjectionStatus('folding')).toMatchObject({
      name: 'folding',
      projectionStatus: 'Running',
      position: 's: 2',
      epoch: -1n,
      version: 0n,
    } satisfies Partial<ProjectionDetails>);
  });

  it('emit what subscribers get, with what caused it', async () => {
    const seen: unknown[] = [];
    const subscription = client.subscribeToStream('told', { fromRevision: START });
    subscription.on('data', ({ event: told }) => seen.push([told?.type, told?.data, told?.metadata]));
    const query = `fromStream('s').when({ counted(s, e) { emit('told', 'heard', { n: e.data.n }, { by: 'p' }) } })`;
    await client.createProjection('telling', query, { emitEnabled: true });
    const cause = event('counted', { n: 7 });
    await client.appendToStream('s', cause);
    const metadata = { $v: '6:-1:0:4', $s: { s: 0 }, by: 'p', $causedBy: cause.id };
    await soon(async () => seen, [['heard', { n: 7 }, metadata]]);
  });

  it('fault with a reason, and go on once they are right', async () => {
    await client.createProjection('p', `fromStream('s').when({ counted(s, e) { return e.data.a.b } })`);
    await client.appendToStream('s', event('counted'));
    await soon(() => statusOf('p'), 'Faulted (Enabled)');
    expect((await client.getProjectionStatus('p')).stateReason).toContain("reading 'b'");
    await client.updateProjection('p', counting('s'));
    await soon(() => client.getProjectionState('p'), { n: 1 });
  });

  it('say what is not there, what is there already and what does not go', async () => {
    await client.createProjection('p', counting('s'));
    const absent = ['not-found', "5 NOT_FOUND: Projection 'q' not found"];
    const calls: readonly Promise<unknown>[] = [
      client.enableProjection('q'),
      client.disableProjection('q'),
      client.abortProjection('q'),
      client.resetProjection('q'),
      client.updateProjection('q', counting('s')),
      client.deleteProjection('q'),
      client.getProjectionState('q'),
      client.getProjectionResult('q'),
      client.getProjectionStatus('q'),
    ];
    for (const call of calls) expect(await failure(call)).toEqual(absent);
    const received = (what: string) => [
      'unknown',
      `2 UNKNOWN: Envelope callback expected Updated, received ${what} instead`,
    ];
    expect(await failure(client.createProjection('p', counting('s')))).toEqual(received('Conflict'));
    expect(await failure(client.deleteProjection('p'))).toEqual(received('OperationFailed'));
    expect(await failure(client.deleteProjection('$streams'))).toEqual(received('OperationFailed'));
    expect(await failure(client.createProjection('q', '', { trackEmittedStreams: true }))).toEqual([
      'unknown',
      '2 UNKNOWN: Exception was thrown by handler.',
    ]);
  });

  it('stop with a checkpoint or without, begin anew, and are deleted', async () => {
    await client.createProjection('p', counting('s'));
    await client.appendToStream('s', [event('counted'), event('counted')]);
    await soon(() => client.getProjectionState('p'), { n: 2 });
    await client.disableProjection('p');
    expect(await client.getProjectionStatus('p')).toMatchObject({
      status: 'Stopped',
      lastCheckpoint: 's: 1',
    });
    await client.enableProjection('p');
    await client.abortProjection('p');
    expect(await statusOf('p')).toBe('Aborted/Stopped');
    await client.resetProjection('p');
    expect(await statusOf('p')).toBe('Stopped');
    expect(await client.getProjectionState('p')).toEqual({});
    await client.deleteProjection('p', { deleteCheckpointStream: true });
    expect(await failure(client.getProjectionStatus('p'))).toMatchObject(['not-found', expect.anything()]);
    expect(await failure(read('$projections-p-checkpoint'))).toMatchObject([
      'stream-not-found',
      expect.anything(),
    ]);
  });

  it('read once when they are asked to', async () => {
    await client.appendToStream('s', event('counted'));
    await createTransient(emulator.port, 'passing', counting('s'));
    await createOnce(emulator.port, counting('s'));
    await client.createProjection('lasting', counting('s'));
    await soon(() => statusOf('passing'), 'Completed');
    expect(await read('$projections-passing-result')).toEqual([{ n: 1 }]);
    expect(await namesByMode(emulator.port, 'transient')).toEqual(['passing']);
    expect(await namesByMode(emulator.port, 'oneTime')).toEqual([expect.stringMatching(/^[\da-f-]{36}$/)]);
    expect(await namesByMode(emulator.port, 'continuous')).toHaveLength(6);
    expect(await namesByMode(emulator.port, 'all')).toHaveLength(8);
    await client.restartSubsystem();
    expect(await namesByMode(emulator.port, 'transient')).toEqual([]);
  });

  it('suffer what the fault script says', async () => {
    await emulator.control.addFaults([
      { call: 'projections', times: 1, do: 'dropAfterApply' },
      { call: 'projections', after: 1, times: 1, do: 'unavailable' },
    ]);
    const dropped = ['unavailable', expect.anything()];
    expect(await failure(client.createProjection('p', counting('s')))).toEqual(dropped);
    expect(await statusOf('p')).toBe('Running');
    expect(await failure(client.listProjections())).toEqual(dropped);
    expect(await client.listProjections()).toHaveLength(6);
    const stall = { call: 'projections', do: 'stall' } as const;
    await expect(emulator.control.addFaults([stall])).rejects.toThrow(/do: at projections one of/);
  });
});

describe('projections over a log in a file', () => {
  afterEach(end);

  it('go on after the node was killed, and write nothing twice', async () => {
    const file = join(folder, 'log');
    await start('--db', file);
    await client.enableProjection('$by_category');
    await client.createProjection('p', counting('s-1'));
    await client.createProjection('q', `fromCategory('s').when({ $any(s, e) { linkTo('copy', e) } })`, {
      emitEnabled: true,
    });
    await client.appendToStream('s-1', [event('counted', { n: 1 }), event('counted', { n: 2 })]);
    await soon(() => read('copy', true), [{ n: 1 }, { n: 2 }]);
    await end();
    await start('--db', file);
    await client.appendToStream('s-1', event('counted', { n: 3 }));
    await soon(() => client.getProjectionState('p'), { n: 3 });
    await soon(() => read('copy', true), [{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(await links('$ce-s')).toEqual(['0@s-1', '1@s-1', '2@s-1']);
  });
});

describe('who may do what with projections', () => {
  afterEach(end);

  it('is for operators, but for looking', async () => {
    await makeTlsFolder(folder);
    const clerk = { name: 'clerk', password: 'secret', groups: ['clerks'] };
    writeFileSync(join(folder, 'users.json'), JSON.stringify([clerk]));
    await start('--tls-folder', folder, '--users', join(folder, 'users.json'));
    const as = (username: string, password = 'changeit') => ({ credentials: { username, password } });
    const refused = ['unknown', expect.stringContaining('received NotAuthorized instead')];
    await client.createProjection('p', counting('s'), as('ops'));
    const byClerk = as('clerk', 'secret');
    expect(await failure(client.createProjection('q', counting('s'), byClerk))).toEqual(refused);
    expect(await failure(client.disableProjection('p', byClerk))).toEqual(refused);
    expect(await failure(client.updateProjection('p', counting('t'), byClerk))).toEqual(refused);
    const denied = ['access-denied', expect.anything()];
    expect(await failure(client.deleteProjection('p', byClerk))).toEqual(denied);
    expect(await failure(client.restartSubsystem(byClerk))).toEqual(denied);
    expect(await failure(client.listProjections())).toEqual(denied);
    expect(await failure(client.getProjectionState('p', as('clerk', 'wrong')))).toEqual(denied);
    expect(await client.getProjectionState('p', byClerk)).toEqual({});
    expect(await client.listProjections(byClerk)).toHaveLength(6);
    await client.enableProjection('$by_category', as('admin'));
    await client.appendToStream('s-1', event('noted'), byClerk);
    await soon(async () => {
      const found: unknown[] = [];
      for await (const { event: link } of client.readStream('$ce-s', byClerk)) found.push(link?.type);
      return found;
    }, ['$>']);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
});
