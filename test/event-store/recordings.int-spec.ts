import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { onEventStore } from '../journeys/log-of-tests.js';
import { playAll } from './player/play-all.js';
import { type RecordedCase, recordingsIn } from './player/recording.js';
import { type RunningEmulator, startEmulator } from './start-emulator.js';

const files = {
  appends: 440,
  deletes: 60,
  links: 7,
  metadata: 13,
  odd: 34,
  'persistent-subscriptions': 17,
  reads: 10,
  subscriptions: 19,
  walks: 60,
} as const;

/** A server that somebody has named is asked the same; its streams get names of their own. */
const named = onEventStore() ? process.env['TEST_EVENT_STORE'] : undefined;
let emulator: RunningEmulator | undefined;
let client: EventStoreDBClient;

beforeAll(async () => {
  emulator = named === undefined ? await startEmulator() : undefined;
  client = EventStoreDBClient.connectionString(named ?? emulator?.url ?? '');
});

afterAll(async () => {
  await client.dispose();
  await emulator?.stop();
});

describe('the answers of a real server', () => {
  it.each(Object.entries(files))(
    'are given again: %s',
    async (file, count) => {
      const cases = recordingsIn<RecordedCase>(`${file}.jsonl`);
      expect(cases).toHaveLength(count);
      expect(await playAll(client, cases)).toEqual([]);
    },
    60_000,
  );

  it.each(Object.keys(files))('are not given when one of them was another: %s', async (file) => {
    const [first] = recordingsIn<RecordedCase>(`${file}.jsonl`);
    const last = first?.steps.at(-1);
    if (!first || !last) throw new Error(`${file} is empty`);
    const steps = [...first.steps.slice(0, -1), { ...last, answer: { ...last.answer, other: true } }];
    expect(await playAll(client, [{ ...first, steps }])).toMatchObject([{ step: steps.length - 1 }]);
  });
});
