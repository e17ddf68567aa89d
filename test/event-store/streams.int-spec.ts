import { randomUUID } from 'node:crypto';
import {
  binaryEvent,
  EventStoreDBClient,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from './start-emulator.js';

let emulator: RunningEmulator;
let client: EventStoreDBClient;

beforeAll(async () => {
  emulator = await startEmulator();
  client = EventStoreDBClient.connectionString(emulator.url);
});

afterAll(async () => {
  await client.dispose();
  await emulator.kill();
});

const event = (id: string = randomUUID(), type = 'noted') => jsonEvent({ id, type, data: {} });
const ways = [
  ['BatchAppend', {}],
  ['Append', { credentials: { username: 'admin', password: 'changeit' } }],
] as const;

async function idsIn(stream: string): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const { event: read } of client.readStream(stream)) found.push(read?.id);
  return found;
}

describe('the id of an event', () => {
  it.each(ways)(
    'is one id however it is written, and is shown in small letters: %s',
    async (_way, options) => {
      const stream = `ids-${randomUUID()}`;
      const id = randomUUID();
      const hex = id.replaceAll('-', '');
      for (const written of [id.toUpperCase(), id, hex, `{${id}}`, `(${id.toUpperCase()})`])
        await client.appendToStream(stream, event(written), options);
      await client.appendToStream(stream, event(id), { ...options, expectedRevision: 'no_stream' });
      expect(await idsIn(stream)).toEqual([id]);
    },
  );
});

describe('an append', () => {
  it.each(ways)(
    'of what can be no event, or to no stream, is refused as a whole: %s',
    async (_way, options) => {
      const stream = `refused-${randomUUID()}`;
      const refused = [
        event('not-a-uuid'),
        event(`{${randomUUID()}`),
        event('00000000-0000-0000-0000-000000000000'),
        event(randomUUID(), ''),
      ];
      for (const one of refused)
        await expect(client.appendToStream(stream, [event(), one], options)).rejects.toMatchObject({
          type: 'unknown',
        });
      await expect(client.appendToStream('', event(), options)).rejects.toMatchObject({ type: 'unknown' });
      await expect(idsIn(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
    },
  );
});

describe('a subscription to everything', () => {
  const written = async (type: string): Promise<bigint> =>
    (await client.appendToStream('ahead', event(randomUUID(), type))).position?.commit ?? 0n;

  /** The types that come when six events are written, with checkpoints between them where there is a filter. */
  async function seen(from: bigint, filtered: boolean): Promise<string> {
    const found: string[] = [];
    const filter = streamNameFilter({
      prefixes: ['ahead'],
      maxSearchWindow: 1,
      checkpointReached: () => void found.push('checkpoint'),
    });
    const position = { commit: from, prepare: from };
    const subscription = client.subscribeToAll({ fromPosition: position, ...(filtered && { filter }) });
    subscription.on('data', ({ event: got }) => found.push(String(got?.type)));
    await new Promise((resolve, reject) => subscription.on('error', reject).on('caughtUp', resolve));
    for (const type of ['a', 'b', 'c', 'd', 'e', 'f']) await written(type);
    while (!found.includes('f')) await new Promise((resolve) => setTimeout(resolve, 10));
    await subscription.unsubscribe();
    return found.slice(0, found.indexOf('f') + 1).join(' ');
  }

  it.each([
    ['without a filter', false],
    ['with one', true],
  ])('from where nothing is yet gets what comes behind that place alone, %s', async (_how, filtered) => {
    const size = -(await written('z')) + (await written('z'));
    const ahead = (await written('z')) + 3n * size + 1n;
    expect(await seen(ahead, filtered)).toBe(filtered ? 'd checkpoint e checkpoint f' : 'd e f');
    const between = (await written('z')) + 1n;
    const all = 'a b c d e f';
    expect(await seen(between, filtered)).toBe(filtered ? all.replaceAll(' ', ' checkpoint ') : all);
  });
});

describe('a link that cannot be read', () => {
  const link = (stream: string) =>
    client.appendToStream(stream, binaryEvent({ type: '$>', data: Buffer.from('x@s') }));
  const shape = ({ event: target, link: led }: { readonly event?: unknown; readonly link?: unknown }) =>
    [target ? 'event' : '', led ? 'link' : ''].join('');

  it('is an event to who reads or catches up, and leads live subscribers to nothing', async () => {
    await link('links');
    const read: string[] = [];
    for await (const resolved of client.readStream('links', { resolveLinkTos: true }))
      read.push(shape(resolved));
    const subscribed: string[] = [];
    const subscription = client.subscribeToStream('links', { fromRevision: START, resolveLinkTos: true });
    subscription.on('data', (resolved) => subscribed.push(shape(resolved)));
    await new Promise((resolve, reject) => subscription.on('error', reject).on('caughtUp', resolve));
    await link('links');
    while (subscribed.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    await subscription.unsubscribe();
    expect([read, subscribed]).toEqual([['event'], ['event', 'link']]);
  });

  it('comes to a live group without an event', async () => {
    const settings = persistentSubscriptionToStreamSettingsFromDefaults({ resolveLinkTos: true });
    await client.createPersistentSubscriptionToStream('grouped', 'g', settings);
    const consumer = client.subscribeToPersistentSubscriptionToStream('grouped', 'g');
    await new Promise((resolve) => consumer.on('confirmation', resolve));
    const got = new Promise<string>((resolve) => consumer.on('data', (resolved) => resolve(shape(resolved))));
    await link('grouped');
    expect(await got).toBe('link');
    await consumer.unsubscribe();
  });
});

describe('a delete', () => {
  it('of no stream is refused', async () => {
    await expect(client.deleteStream('')).rejects.toMatchObject({ type: 'unknown' });
    await expect(client.tombstoneStream('')).rejects.toMatchObject({ type: 'unknown' });
  });
});
