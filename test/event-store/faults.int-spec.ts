import {
  EventStoreDBClient,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
} from '@eventstore/db-client';
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

const event = (n: number) => jsonEvent({ type: 'counted', data: { n } });
const counted = async (stream: string): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  for await (const { event: read } of client.readStream(stream)) found.push(read?.data);
  return found;
};
const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'it did not fail',
    (error: { readonly type?: string; readonly code?: number }) => error.type ?? error.code,
  );
const withCredentials = { credentials: { username: 'admin', password: 'changeit' } };

describe('the fault script', () => {
  it.each([
    ['BatchAppend', {}],
    ['Append', withCredentials],
  ])('drops the line after an append is applied, and before: %s', async (_name, options) => {
    await emulator.control.addFaults([
      { call: 'append', stream: 'problem-*', after: 1, times: 1, do: 'dropAfterApply' },
      { call: 'append', stream: 'problem-*', after: 1, times: 1, do: 'unavailable' },
    ]);
    await client.appendToStream('problem-1', event(1), options);
    expect(await failure(client.appendToStream('problem-1', event(2), options))).toBe('unavailable');
    expect(await failure(client.appendToStream('problem-1', event(3), options))).toBe('unavailable');
    await client.appendToStream('problem-1', event(4), options);
    expect(await counted('problem-1')).toEqual([{ n: 1 }, { n: 2 }, { n: 4 }]);
    expect(await emulator.control.faults()).toMatchObject([{ struck: 1 }, { struck: 1 }]);
  });

  it.each([
    ['BatchAppend', {}],
    ['Append', withCredentials],
  ])('resets a call, which the client tells by no type: %s', async (_name, options) => {
    await emulator.control.addFaults([
      { call: 'append', times: 1, do: 'reset' },
      { call: 'read', times: 1, do: 'reset' },
    ]);
    const told = client.appendToStream('s', event(1), options).catch((error: unknown) => String(error));
    expect(await told).toContain('RST_STREAM');
    await client.appendToStream('s', event(2), options);
    await expect(counted('s')).rejects.toThrow('RST_STREAM');
    expect(await counted('s')).toEqual([{ n: 2 }]);
  });

  it('resets what has one question and one answer, and a consumer', async () => {
    const calls = ['features', 'delete', 'groups', 'consume', 'projections'] as const;
    await emulator.control.addFaults(calls.map((call) => ({ call, times: 1, do: 'reset' })));
    const settings = persistentSubscriptionToStreamSettingsFromDefaults();
    const consumed = () =>
      new Promise((resolve, reject) => {
        const consumer = client.subscribeToPersistentSubscriptionToStream('s', 'g');
        consumer.on('error', reject).on('confirmation', () => resolve(consumer.unsubscribe()));
      });
    const told = async (happening: Promise<unknown>): Promise<void> =>
      expect(await happening.catch(String)).toContain('RST_STREAM');
    // The client keeps what it was told of features: this one is of no use any more.
    const hasty = EventStoreDBClient.connectionString(emulator.url);
    await told(hasty.appendToStream('s', event(1)));
    await hasty.dispose();
    await client.appendToStream('s', event(1));
    await told(client.deleteStream('s'));
    await told(client.createPersistentSubscriptionToStream('s', 'g', settings));
    await client.createPersistentSubscriptionToStream('s', 'g', settings);
    await told(consumed());
    await consumed();
    await told(client.listProjections());
    expect((await emulator.control.faults()).every(({ struck }) => struck === 1)).toBe(true);
    expect(await counted('s')).toEqual([{ n: 1 }]);
  });

  it('resets gossip, without which no node is found', async () => {
    await emulator.control.addFaults([{ call: 'gossip', times: 1, do: 'reset' }]);
    const discovering = EventStoreDBClient.connectionString(
      `${emulator.url.replace('esdb:', 'esdb+discover:')}&maxDiscoverAttempts=2&discoveryInterval=10`,
    );
    await discovering.appendToStream('s', event(1));
    await discovering.dispose();
    expect(await emulator.control.faults()).toMatchObject([{ struck: 1 }]);
  });

  it('never answers', async () => {
    await emulator.control.addFaults([{ call: 'append', times: 1, do: 'neverAnswer' }]);
    const options = { ...withCredentials, deadline: 300 };
    expect(await failure(client.appendToStream('s', event(1), options))).toBe('deadline-exceeded');
    await client.appendToStream('s', event(2), options);
    expect(await counted('s')).toEqual([{ n: 2 }]);
  });

  it('names another leader', async () => {
    const leader = { host: '127.0.0.1', port: emulator.port };
    await emulator.control.addFaults([{ call: 'delete', times: 1, do: 'notLeader', leader }]);
    await client.appendToStream('s', event(1));
    expect(await failure(client.deleteStream('s'))).toBe('not-leader');
    await client.deleteStream('s');
  });

  it('fails what a client asks before it can do anything', async () => {
    await emulator.control.addFaults([{ call: 'features', times: 1, do: 'unavailable' }]);
    expect(await failure(client.appendToStream('s', event(1)))).toBe(14);
    await client.appendToStream('s', event(2));
    expect(await counted('s')).toEqual([{ n: 2 }]);
  });

  it('gives events twice, in another order, late, and not at all until it is cleared', async () => {
    await client.appendToStream('s', [event(0), event(1), event(2), event(3), event(4), event(5)]);
    await emulator.control.addFaults([
      { call: 'deliver', stream: 's', times: 1, do: 'duplicate' },
      { call: 'deliver', stream: 's', times: 1, do: 'reorder' },
      { call: 'deliver', stream: 's', after: 1, times: 1, do: 'delay', ms: 50 },
      { call: 'deliver', stream: 's', after: 1, times: 1, do: 'stall' },
    ]);
    const seen: unknown[] = [];
    const wait = async (count: number): Promise<void> => {
      while (seen.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    client.subscribeToStream('s', { fromRevision: START }).on('data', ({ event: read }) => {
      seen.push((read?.data as { readonly n: number } | undefined)?.n);
    });
    await wait(5);
    while ((await emulator.control.faults()).some(({ struck }) => struck === 0))
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(seen).toEqual([0, 0, 2, 1, 3]);
    await emulator.control.clearFaults();
    await wait(7);
    expect(seen).toEqual([0, 0, 2, 1, 3, 4, 5]);
  });

  it('breaks a subscription at an event', async () => {
    await client.appendToStream('s', [event(0), event(1)]);
    await emulator.control.addFaults([{ call: 'deliver', after: 1, times: 1, do: 'unavailable' }]);
    const seen: unknown[] = [];
    const error = await new Promise((resolve) => {
      client
        .subscribeToStream('s', { fromRevision: START })
        .on('data', ({ event: read }) => seen.push(read?.revision))
        .on('error', resolve);
    });
    expect(error).toMatchObject({ type: 'unavailable' });
    expect(seen).toEqual([0n]);
  });

  it('blots an event out, takes one away, lets a stream grow old', async () => {
    await client.appendToStream('s', [event(0), event(1), event(2)]);
    await emulator.control.redact('s', 0);
    await emulator.control.remove('s', 1);
    const all: (readonly [bigint | undefined, unknown])[] = [];
    for await (const { event: read } of client.readStream('s')) all.push([read?.revision, read?.data]);
    expect(all).toEqual([
      [0n, '\ufffd'.repeat(7)],
      [2n, { n: 2 }],
    ]);
    await client.appendToStream('s', event(3), { expectedRevision: 2n });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await emulator.control.setMaxAge('s', 1);
    expect(await counted('s')).toEqual([]);
    await expect(emulator.control.remove('s', 1)).rejects.toThrow(/no such event/);
  });

  it('refuses a rule that it does not know, with the field', async () => {
    const rule = { call: 'append', do: 'stall' } as never;
    await expect(emulator.control.addFaults([rule])).rejects.toThrow(/do: at append one of/);
    await expect(emulator.control.addFaults([{ call: 'deliver', do: 'reset' }])).rejects.toThrow(
      /at deliver/,
    );
  });
});
