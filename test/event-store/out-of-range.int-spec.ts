import { randomUUID } from 'node:crypto';
import {
  EventStoreDBClient,
  eventTypeFilter,
  jsonEvent,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults,
  streamNameFilter,
} from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from './start-emulator.js';

let emulator: RunningEmulator;
let client: EventStoreDBClient;

beforeAll(async () => {
  emulator = await startEmulator(['--max-append-size', '1000']);
  client = EventStoreDBClient.connectionString(emulator.url);
  await client.appendToStream('s', [jsonEvent({ type: 'noted', data: {} }), wide('noted', 10)]);
});

afterAll(async () => {
  await client.dispose();
  await emulator.kill();
});

const wide = (type: string, size: number) => jsonEvent({ type, data: { pad: 'x'.repeat(size) } });
const viaAppend = { credentials: { username: 'admin', password: 'changeit' } };
const end = 2n ** 64n - 1n;
const beyond = 2n ** 63n;

/** Of what failed the status and its message. */
async function failure(happening: Promise<unknown>): Promise<string> {
  try {
    await happening;
  } catch (error) {
    const { code, message } = error as { readonly code: unknown; readonly message: string };
    return code === undefined ? message : `${String(code)}: ${message}`;
  }
  return 'it did not fail';
}

async function all(reading: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of reading) count += 1;
  return count;
}

const subscribed = (subscription: ReturnType<EventStoreDBClient['subscribeToAll' | 'subscribeToStream']>) =>
  new Promise((resolve, reject) => {
    subscription.on('error', reject).on('caughtUp', () => resolve(subscription.unsubscribe()));
  });

const unforeseen = expect.stringMatching(/Exception was thrown by handler\.$/u);

describe('a position that is none', () => {
  it.each([
    ['prepared behind its commit', { commit: 5n, prepare: 9n }],
    ['beyond what a log can have', { commit: beyond, prepare: beyond }],
    ['with a commit alone beyond', { commit: end - 1n, prepare: 0n }],
  ])('fails readers, subscribers and groups: %s', async (_which, fromPosition) => {
    expect(await failure(all(client.readAll({ fromPosition })))).toEqual(unforeseen);
    expect(await failure(subscribed(client.subscribeToAll({ fromPosition })))).toEqual(unforeseen);
    const settings = persistentSubscriptionToAllSettingsFromDefaults({ startFrom: fromPosition });
    expect(await failure(client.createPersistentSubscriptionToAll('g', settings))).toEqual(unforeseen);
  });

  it('is the end when both of it are, and nowhere when the commit alone is', async () => {
    expect(await all(client.readAll({ fromPosition: { commit: end, prepare: end } }))).toBe(0);
    const fromPosition = { commit: end, prepare: 9n };
    expect(await failure(all(client.readAll({ fromPosition })))).toContain('InvalidPosition');
    expect(await failure(subscribed(client.subscribeToAll({ fromPosition })))).toContain('invalid position');
  });
});

describe('a revision that none can have', () => {
  it('fails readers, subscribers, groups and who deletes', async () => {
    for (const direction of ['forwards', 'backwards'] as const)
      expect(await failure(all(client.readStream('s', { fromRevision: beyond, direction })))).toEqual(
        unforeseen,
      );
    expect(await failure(subscribed(client.subscribeToStream('s', { fromRevision: beyond })))).toEqual(
      unforeseen,
    );
    const settings = persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: beyond });
    expect(await failure(client.createPersistentSubscriptionToStream('s', 'g', settings))).toEqual(
      unforeseen,
    );
    const expecting = { expectedRevision: end - 1n };
    expect(await failure(client.deleteStream('s', expecting))).toEqual(unforeseen);
    expect(await failure(client.tombstoneStream('s', expecting))).toEqual(unforeseen);
  });

  it('fails appends, of a batch that one alone', async () => {
    const expecting = { expectedRevision: beyond };
    const event = jsonEvent({ type: 'noted', data: {} });
    expect(await failure(client.appendToStream('s', event, { ...expecting, ...viaAppend }))).toEqual(
      unforeseen,
    );
    expect(await failure(client.appendToStream('s', event, expecting))).toContain('BadRequest');
  });

  it('is no stream when it is 2^64 − 1', async () => {
    for (const way of [{}, viaAppend]) {
      const stream = `none-${randomUUID()}`;
      const append = () =>
        client.appendToStream(stream, jsonEvent({ type: 'noted', data: {} }), {
          ...way,
          expectedRevision: end,
        });
      await append();
      await expect(append()).rejects.toMatchObject({ type: 'wrong-expected-version' });
    }
  });
});

describe('a stream without a name', () => {
  it('fails who reads it, and who subscribes to it', async () => {
    for (const direction of ['forwards', 'backwards'] as const)
      expect(await failure(all(client.readStream('', { direction })))).toEqual(unforeseen);
    expect(await failure(subscribed(client.subscribeToStream('')))).toContain('last event number');
  });
});

describe('an append that is too large', () => {
  it('is that before its event is found to be none, but not before the ones in front', async () => {
    const append = (...events: ReturnType<typeof wide>[]) =>
      failure(client.appendToStream('t', events, viaAppend));
    const tooLarge = expect.stringContaining('Maximum Append Size of 1000 Exceeded.');
    expect(await append(wide('', 2000))).toEqual(tooLarge);
    expect(await append(wide('noted', 2000), wide('', 10))).toEqual(tooLarge);
    expect(await append(wide('', 10), wide('noted', 2000))).toEqual(unforeseen);
    expect(await failure(client.appendToStream('', wide('noted', 2000), viaAppend))).toEqual(tooLarge);
  });
});

describe('a filter', () => {
  const filters = [streamNameFilter, eventTypeFilter];

  it('whose expression is none fails subscribers and groups', async () => {
    for (const filterOn of filters) {
      const filter = filterOn({ regex: '(' });
      expect(await failure(subscribed(client.subscribeToAll({ filter })))).toEqual(unforeseen);
      const settings = persistentSubscriptionToAllSettingsFromDefaults();
      expect(await failure(client.createPersistentSubscriptionToAll('g', settings, { filter }))).toEqual(
        unforeseen,
      );
    }
  });

  /** How many events and checkpoints come until it has caught up. */
  async function seen(filterOn: typeof streamNameFilter, wanted: object): Promise<readonly number[]> {
    const checkpoints: number[] = [];
    const events: number[] = [];
    const filter = filterOn({ regex: '', ...wanted, checkpointReached: () => void checkpoints.push(1) });
    const subscription = client.subscribeToAll({ filter }).on('data', () => void events.push(1));
    await subscribed(subscription);
    return [events.length, checkpoints.length];
  }

  it('without anything in it lets nothing through but checkpoints', async () => {
    for (const filterOn of filters)
      for (const wanted of [{ prefixes: [] }, { regex: '' }])
        expect(await seen(filterOn, wanted)).toEqual([0, 1]);
  });
});
