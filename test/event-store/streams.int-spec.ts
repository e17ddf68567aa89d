import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
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

describe('a delete', () => {
  it('of no stream is refused', async () => {
    await expect(client.deleteStream('')).rejects.toMatchObject({ type: 'unknown' });
    await expect(client.tombstoneStream('')).rejects.toMatchObject({ type: 'unknown' });
  });
});
