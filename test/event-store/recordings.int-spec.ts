import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { examineStore } from '@xiaohao/event-log/eventstoredb';
import { onEventStore } from '../journeys/log-of-tests.js';
import { beyondLimit } from './player/append-limit.js';
import { clientAddress } from './player/client-address.js';
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
/** Some answers hang on it; the emulator gives those of the version that was recorded. */
const version = named === undefined ? 'recorded' : (await examineStore(named)).version;
let emulator: RunningEmulator | undefined;
let asked: Parameters<typeof playAll>[0];

beforeAll(async () => {
  emulator = named === undefined ? await startEmulator() : undefined;
  const { url, credentials } = clientAddress(named ?? emulator?.url ?? '');
  asked = { client: EventStoreDBClient.connectionString(url), credentials };
});

afterAll(async () => {
  await asked.client.dispose();
  await emulator?.stop();
});

describe('the answers of a real server', () => {
  it.each(Object.entries(files))(
    'are given again: %s',
    async (file, count) => {
      const cases = recordingsIn<RecordedCase>(`${file}.jsonl`);
      expect(cases).toHaveLength(count);
      const others = beyondLimit(version, cases);
      const same = cases.filter((one) => !others.includes(one));
      expect(await playAll(asked, same)).toEqual([]);
    },
    60_000,
  );

  const larger = beyondLimit(version, recordingsIn<RecordedCase>('odd.jsonl'));
  if (larger.length > 0) {
    const why = `${version} takes larger appends than the server that was recorded`;
    process.stderr.write(`${larger.length} recorded cases are skipped: ${why}.\n`);
    it.skip.each(larger)(`are not wanted where ${why}: $case`, () => undefined);
  }

  it.each(Object.keys(files))('are not given when one of them was another: %s', async (file) => {
    const [first] = recordingsIn<RecordedCase>(`${file}.jsonl`);
    const last = first?.steps.at(-1);
    if (!first || !last) throw new Error(`${file} is empty`);
    const steps = [...first.steps.slice(0, -1), { ...last, answer: { ...last.answer, other: true } }];
    expect(await playAll(asked, [{ ...first, steps }])).toMatchObject([{ step: steps.length - 1 }]);
  });
});
