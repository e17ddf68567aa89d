import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EventStoreDBClient,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
} from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from './start-emulator.js';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-store-'));
  file = join(folder, 'log');
});

afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

const event = (n: number) => jsonEvent({ type: 'counted', data: { n } });

async function within<Result>(
  options: readonly string[],
  work: (client: EventStoreDBClient, emulator: RunningEmulator) => Promise<Result>,
): Promise<Result> {
  const emulator = await startEmulator(options);
  const client = EventStoreDBClient.connectionString(emulator.url);
  try {
    return await work(client, emulator);
  } finally {
    await client.dispose();
    await emulator.kill();
  }
}

async function everything(client: EventStoreDBClient): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { event: read } of client.readAll())
    if (!read?.streamId.startsWith('$'))
      found.push(
        `${read?.position?.commit} ${read?.streamId} ${read?.revision} ${JSON.stringify(read?.data)}`,
      );
  return found;
}

describe('a log in a file', () => {
  it('has after SIGKILL all that was answered, whole appends only, and goes on from there', async () => {
    const acknowledged: number[] = [];
    const before = await within(['--db', file], async (client, emulator) => {
      await client.appendToStream('gone', event(0));
      await client.deleteStream('gone');
      await client.appendToStream('ended', event(0));
      await client.tombstoneStream('ended');
      await client.setStreamMetadata('s', { maxCount: 3 });
      await client.appendToStream('blotted', [event(1), event(2)]);
      await emulator.control.redact('blotted', 0);
      await emulator.control.remove('blotted', 1);
      const settled = await everything(client);
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let n = 0; ; n += 2) {
          await client.appendToStream(`w-${writer}`, [event(n), event(n + 1)]);
          acknowledged.push(writer);
          if (acknowledged.length === 60) emulator.child.kill('SIGKILL');
        }
      });
      await Promise.allSettled(writers);
      return settled;
    });
    await within(['--db', file], async (client) => {
      expect((await everything(client)).slice(0, before.length)).toEqual(before);
      for (let writer = 0; writer < 8; writer += 1) {
        let count = 0;
        for await (const _ of client.readStream(`w-${writer}`)) count += 1;
        expect(count % 2).toBe(0);
        expect(count / 2).toBeGreaterThanOrEqual(acknowledged.filter((who) => who === writer).length);
      }
      expect((await client.getStreamMetadata('s')).metadata).toEqual({ maxCount: 3 });
      expect((await client.appendToStream('gone', event(1))).nextExpectedRevision).toBe(1n);
      await expect(client.appendToStream('ended', event(1))).rejects.toMatchObject({
        type: 'stream-deleted',
      });
    });
  });

  it('forgets a line that was cut off, and refuses a broken one before the end', async () => {
    await within(['--db', file], async (client) => {
      for (let n = 0; n < 3; n += 1) await client.appendToStream('s', event(n));
    });
    truncateSync(file, readFileSync(file).length - 5);
    await within(['--db', file], async (client) => {
      expect(await everything(client)).toHaveLength(2);
      expect((await client.appendToStream('s', event(9), { expectedRevision: 1n })).success).toBe(true);
    });
    await within(['--db', file], async (client) => expect(await everything(client)).toHaveLength(3));
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, ['{"written":[', ...lines].join('\n'));
    await expect(startEmulator(['--db', file])).rejects.toThrow(/did not start/);
  });

  it('keeps groups, how far they are, and no ids: a repeated append to any revision is written again', async () => {
    const settings = persistentSubscriptionToStreamSettingsFromDefaults({
      startFrom: START,
      checkPointLowerBound: 1,
      checkPointAfter: 1,
    });
    const [first, second] = [event(0), event(1)];
    await within(['--db', file], async (client) => {
      await client.appendToStream('s', [first, second]);
      await client.createPersistentSubscriptionToStream('s', 'g', settings);
      const consumer = client.subscribeToPersistentSubscriptionToStream('s', 'g');
      consumer.on('data', (delivery) => consumer.ack(delivery)).on('error', () => {});
      for (let reached: bigint | undefined; reached !== 1n; )
        ({
          stats: { lastCheckpointedEventRevision: reached },
        } = await client.getPersistentSubscriptionToStreamInfo('s', 'g'));
    });
    await within(['--db', file], async (client) => {
      await client.appendToStream('s', [first, second]);
      const consumer = client.subscribeToPersistentSubscriptionToStream('s', 'g');
      const next = await new Promise((resolve) =>
        consumer.on('data', ({ event: read }) => resolve(read?.revision)).on('error', resolve),
      );
      expect(next).toBe(2n);
      const again = await client.appendToStream('s', [first, second], { expectedRevision: 'no_stream' });
      expect(again.nextExpectedRevision).toBe(1n);
    });
  });

  it('is fresh and empty each time without a file', async () => {
    await within([], async (client) => {
      await client.appendToStream('s', event(0));
      expect(await everything(client)).toHaveLength(1);
    });
    await within([], async (client) => expect(await everything(client)).toEqual([]));
    appendFileSync(file, '');
    await within(['--db', file], async (client) => expect(await everything(client)).toEqual([]));
  });
});
