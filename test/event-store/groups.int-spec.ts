import {
  binaryEvent,
  DISPATCH_TO_SINGLE,
  END,
  EventStoreDBClient,
  jsonEvent,
  PARK,
  type PersistentSubscriptionToAll,
  type PersistentSubscriptionToStream,
  PINNED,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults,
  type ResolvedEvent,
  START,
  StreamNotFoundError,
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

const events = (count: number) =>
  Array.from({ length: count }, (_, n) => jsonEvent({ type: 'counted', data: { n } }));

/** What a consumer got, as `stream/revision`, in order; it acknowledges each unless told otherwise. */
function got(
  consumer: PersistentSubscriptionToStream | PersistentSubscriptionToAll,
  reply: 'ack' | 'park' | 'none' = 'ack',
): { readonly seen: string[]; until(count: number): Promise<void>; ackAll(): Promise<void> } {
  const seen: string[] = [];
  const kept: ResolvedEvent[] = [];
  consumer
    .on('data', (delivery) => {
      seen.push(`${delivery.event?.streamId}/${delivery.event?.revision}`);
      if (reply === 'ack') consumer.ack(delivery);
      else kept.push(delivery);
      if (reply === 'park') consumer.nack(PARK, 'not now', delivery);
    })
    .on('error', () => seen.push('the end'));
  const until = async (count: number): Promise<void> => {
    while (seen.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const ackAll = async (): Promise<void> => consumer.ack(...kept.splice(0));
  return { seen, until, ackAll };
}

const ofStream = persistentSubscriptionToStreamSettingsFromDefaults;
const ofAll = persistentSubscriptionToAllSettingsFromDefaults;
const join = (stream: string, bufferSize = 10) =>
  client.subscribeToPersistentSubscriptionToStream(stream, 'g', { bufferSize });

describe('a group of consumers', () => {
  it('on everything gets what its filter wants, and goes on behind its checkpoint after a restart', async () => {
    const filter = streamNameFilter({ prefixes: ['wanted-'] });
    await client.appendToStream('wanted-1', events(2));
    await client.appendToStream('unwanted', events(2));
    const settings = ofAll({ startFrom: START, checkPointLowerBound: 1, checkPointAfter: 1 });
    await client.createPersistentSubscriptionToAll('g', settings, { filter });
    const first = got(client.subscribeToPersistentSubscriptionToAll('g'));
    await client.appendToStream('wanted-2', events(1));
    await first.until(3);
    for (let reached: object | undefined; !reached; )
      ({
        stats: { lastCheckpointedEventPosition: reached },
      } = await client.getPersistentSubscriptionToAllInfo('g'));
    await new Promise((resolve) => setTimeout(resolve, 600));
    await client.restartPersistentSubscriptionSubsystem();
    await first.until(4);
    expect(first.seen).toEqual(['wanted-1/0', 'wanted-1/1', 'wanted-2/0', 'the end']);
    const second = got(client.subscribeToPersistentSubscriptionToAll('g'));
    await client.appendToStream('wanted-2', events(1));
    await second.until(1);
    expect(second.seen).toEqual(['wanted-2/1']);
  });

  it('takes turns', async () => {
    await client.createPersistentSubscriptionToStream('turns', 'g', ofStream({ startFrom: START }));
    const [one, other] = [got(join('turns')), got(join('turns'))];
    while ((await client.getPersistentSubscriptionToStreamInfo('turns', 'g')).connections.length < 2);
    await client.appendToStream('turns', events(6));
    await Promise.all([one.until(3), other.until(3)]);
    expect([one.seen, other.seen]).toEqual([
      ['turns/0', 'turns/2', 'turns/4'],
      ['turns/1', 'turns/3', 'turns/5'],
    ]);
  });

  it('gives one consumer all that it takes before the next gets any', async () => {
    const settings = ofStream({ startFrom: START, consumerStrategyName: DISPATCH_TO_SINGLE });
    await client.createPersistentSubscriptionToStream('single', 'g', settings);
    const one = got(join('single', 4), 'none');
    while ((await client.getPersistentSubscriptionToStreamInfo('single', 'g')).connections.length < 1);
    const other = got(join('single', 4), 'none');
    while ((await client.getPersistentSubscriptionToStreamInfo('single', 'g')).connections.length < 2);
    await client.appendToStream('single', events(6));
    await Promise.all([one.until(4), other.until(2)]);
    expect([one.seen.length, other.seen.length]).toEqual([4, 2]);
    const { stats } = await client.getPersistentSubscriptionToStreamInfo('single', 'g');
    expect(stats).toMatchObject({ totalInFlightMessages: 6, outstandingMessagesCount: 6 });
  });

  it('goes on with the next consumer once one was full, and counts what all of them got', async () => {
    const settings = ofStream({ startFrom: START, consumerStrategyName: DISPATCH_TO_SINGLE });
    await client.createPersistentSubscriptionToStream('turned', 'g', settings);
    const info = () => client.getPersistentSubscriptionToStreamInfo('turned', 'g');
    const line = join('turned', 2);
    const one = got(line, 'none');
    while ((await info()).connections.length < 1);
    const otherLine = join('turned', 2);
    const other = got(otherLine, 'none');
    while ((await info()).connections.length < 2);
    await client.appendToStream('turned', events(3));
    await Promise.all([one.until(2), other.until(1)]);
    await Promise.all([one.ackAll(), other.ackAll()]);
    while ((await info()).stats.totalInFlightMessages > 0);
    await client.appendToStream('turned', events(1));
    while ((await info()).stats.totalInFlightMessages < 1);
    expect((await info()).connections.map(({ inFlightMessages }) => inFlightMessages)).toEqual([0, 1]);
    await Promise.all([line.unsubscribe(), otherLine.unsubscribe()]);
    while ((await info()).connections.length > 0);
    expect((await info()).stats.totalItems).toBe(4n);
  });

  it('gives the events of one stream to one consumer when it is pinned', async () => {
    const settings = ofAll({ startFrom: START, consumerStrategyName: PINNED });
    await client.createPersistentSubscriptionToAll('pinned', settings, {
      filter: streamNameFilter({ prefixes: ['pin-'] }),
    });
    const consumers = [0, 1, 2].map(() => got(client.subscribeToPersistentSubscriptionToAll('pinned')));
    while ((await client.getPersistentSubscriptionToAllInfo('pinned')).connections.length < 3);
    for (let round = 0; round < 3; round += 1)
      for (let n = 0; n < 8; n += 1) await client.appendToStream(`pin-${n}`, events(1));
    while (consumers.reduce((sum, { seen }) => sum + seen.length, 0) < 24)
      await new Promise((resolve) => setTimeout(resolve, 10));
    for (let n = 0; n < 8; n += 1) {
      const having = consumers.filter(({ seen }) => seen.some((place) => place.startsWith(`pin-${n}/`)));
      expect(having).toHaveLength(1);
    }
  });

  it('parks, counts what is parked, and replays a part of it', async () => {
    await client.createPersistentSubscriptionToStream('parking', 'g', ofStream({ startFrom: START }));
    const consumer = join('parking');
    await client.appendToStream('parking', events(3));
    await got(consumer, 'park').until(3);
    const parked = async (): Promise<bigint> =>
      (await client.getPersistentSubscriptionToStreamInfo('parking', 'g')).stats.parkedMessageCount;
    while ((await parked()) < 3n);
    await consumer.unsubscribe();
    await client.replayParkedMessagesToStream('parking', 'g', { stopAt: 2 });
    expect(await parked()).toBe(1n);
    const again = got(join('parking'));
    await again.until(2);
    expect(again.seen).toEqual(['parking/0', 'parking/1']);
  });

  it('parks of a link that leads nowhere what it names', async () => {
    const settings = ofStream({ startFrom: START, resolveLinkTos: true });
    await client.createPersistentSubscriptionToStream('leading', 'g', settings);
    const link = binaryEvent({ type: '$>', data: Buffer.from('5@nowhere') });
    await client.appendToStream('leading', link);
    await got(join('leading'), 'park').until(1);
    const parked: string[] = [];
    while (parked.length === 0)
      try {
        const read = client.readStream('$persistentsubscription-leading::g-parked');
        for await (const { event } of read) parked.push(Buffer.from(event?.data as Uint8Array).toString());
      } catch (error) {
        if (!(error instanceof StreamNotFoundError)) throw error;
      }
    expect(parked).toEqual(['5@nowhere']);
  });

  it('cannot be made on a stream without a name, or on everything as if it were a stream', async () => {
    const made = (stream: string) => client.createPersistentSubscriptionToStream(stream, 'g', ofStream());
    await expect(made('')).rejects.toMatchObject({
      type: 'persistent-subscription-failed',
      reason: 'Bad stream name.',
    });
    await expect(made('$all')).rejects.toMatchObject({
      code: 2,
      message: expect.stringContaining('received CreatePersistentSubscriptionToStreamCompleted instead'),
    });
    await expect(client.updatePersistentSubscriptionToStream('$all', 'g', ofStream())).rejects.toMatchObject({
      code: 2,
    });
    await expect(client.deletePersistentSubscriptionToStream('$all', 'g')).rejects.toMatchObject({ code: 2 });
  });

  it('begins at the last position of the log, not behind it, and never where a log has no positions', async () => {
    const { position } = await client.appendToStream('the-last', events(1));
    if (!position) throw new Error('no position');
    const made = (name: string, commit: bigint, prepare: bigint) =>
      client.createPersistentSubscriptionToAll(name, ofAll({ startFrom: { commit, prepare } }));
    const { commit } = position;
    await expect(made('late', commit + 1n, commit + 1n)).rejects.toMatchObject({
      type: 'persistent-subscription-failed',
      reason: expect.stringContaining('must be less than or equal to the last commit position'),
    });
    await expect(made('odd', commit - 1n, commit)).rejects.toMatchObject({ code: 2 });
    await made('last', commit, commit);
    await client.updatePersistentSubscriptionToAll('last', ofAll({ startFrom: END }));
    const late = ofAll({ startFrom: { commit: commit + 100_000n, prepare: commit } });
    await expect(client.updatePersistentSubscriptionToAll('last', late)).rejects.toMatchObject({
      type: 'persistent-subscription-failed',
    });
  });

  it('is listed with the others of its stream, and nothing is found where there is none', async () => {
    await client.createPersistentSubscriptionToStream('listed', 'a', ofStream());
    await client.createPersistentSubscriptionToStream('listed', 'b', ofStream());
    const groups = await client.listPersistentSubscriptionsToStream('listed');
    expect(groups.map(({ groupName }) => groupName)).toEqual(['a', 'b']);
    await expect(client.listPersistentSubscriptionsToStream('none')).rejects.toMatchObject({
      type: 'persistent-subscription-does-not-exist',
    });
  });

  it('on a stream that was deleted for ever takes consumers in and sends them away at once', async () => {
    await client.tombstoneStream('deleted-for-ever');
    await client.createPersistentSubscriptionToStream(
      'deleted-for-ever',
      'g',
      ofStream({ startFrom: START }),
    );
    const told: unknown[] = [];
    await new Promise<void>((resolve) =>
      join('deleted-for-ever')
        .on('confirmation', () => told.push('confirmed'))
        .on('error', (error: Error & { readonly type?: string }) => resolve(void told.push(error.type)))
        .resume(),
    );
    expect(told).toEqual(['confirmed', 'persistent-subscription-dropped']);
  });

  it('leaves an empty list behind, until the groups are started anew', async () => {
    await client.createPersistentSubscriptionToStream('left', 'a', ofStream());
    await client.deletePersistentSubscriptionToStream('left', 'a');
    expect(await client.listPersistentSubscriptionsToStream('left')).toEqual([]);
    await client.restartPersistentSubscriptionSubsystem();
    await expect(client.listPersistentSubscriptionsToStream('left')).rejects.toMatchObject({
      type: 'persistent-subscription-does-not-exist',
    });
  });
});
