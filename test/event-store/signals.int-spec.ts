import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from './start-emulator.js';

let emulator: RunningEmulator;
let client: EventStoreDBClient;

beforeEach(async () => {
  emulator = await startEmulator();
  client = EventStoreDBClient.connectionString(emulator.url);
});

afterEach(async () => {
  await client.dispose();
  await emulator.kill();
});

const event = jsonEvent({ type: 'noted', data: {} });
const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'it did not fail',
    (error: { readonly type?: string; readonly code?: number }) => error.type ?? error.code,
  );

describe('a process that is stopped, goes on, is killed', () => {
  it('keeps calls waiting while it is stopped, and takes calls again', async () => {
    await client.appendToStream('s', event);
    emulator.child.kill('SIGSTOP');
    const stopped = { credentials: { username: 'admin', password: 'changeit' }, deadline: 500 };
    expect(await failure(client.appendToStream('s', event, stopped))).toBe('deadline-exceeded');
    emulator.child.kill('SIGCONT');
    await client.appendToStream('t', event);
  });

  it('fails what is under way when it is killed, and what comes after', async () => {
    await client.appendToStream('s', event);
    const lost = new Promise((resolve) => client.subscribeToStream('s').on('error', resolve));
    await emulator.control.addFaults([{ call: 'append', do: 'neverAnswer' }]);
    const underWay = failure(client.appendToStream('s', event));
    while ((await emulator.control.faults()).every(({ struck }) => struck === 0));
    await emulator.kill();
    expect(await underWay).toBe('unavailable');
    expect(await lost).toMatchObject({ type: 'unavailable' });
    expect(await failure(client.appendToStream('s', event))).toBe(14);
  });
});

describe('a process that is asked to end', () => {
  it('cancels appends and subscriptions, and is gone', async () => {
    await client.appendToStream('s', event);
    await emulator.control.addFaults([{ call: 'append', do: 'neverAnswer' }]);
    const underWay = failure(client.appendToStream('s', event));
    while ((await emulator.control.faults()).every(({ struck }) => struck === 0));
    const subscription = client.subscribeToStream('s');
    const lost = new Promise((resolve) => subscription.on('error', resolve));
    await new Promise((resolve) => subscription.on('data', resolve));
    await emulator.stop();
    expect(await underWay).toBe('cancelled');
    expect(await lost).toMatchObject({ type: 'cancelled' });
    expect(emulator.child.exitCode).toBe(0);
  });
});

describe('a connection', () => {
  it('carries a hundred calls: readings that were left hold theirs, and the next one waits for ever', async () => {
    await client.appendToStream(
      's',
      Array.from({ length: 100 }, (_, n) =>
        jsonEvent({ type: 'padded', data: { n, pad: 'x'.repeat(4_000) } }),
      ),
    );
    const left: { cancel(): Promise<void> }[] = [];
    // One of the hundred is the call over which appends go.
    for (let n = 0; n < 99; n += 1) {
      const reading = client.readStream('s');
      left.push(reading);
      for await (const _ of reading) break;
    }
    let settled = false;
    const next = client.getStreamMetadata('s').finally(() => {
      settled = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(settled).toBe(false);
    for (const reading of left) await reading.cancel();
    // The one that waited may come before the place is free again, and is then refused.
    await Promise.allSettled([next]);
    await client.getStreamMetadata('s');
  });
});
