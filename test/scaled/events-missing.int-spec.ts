import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { dataFolder, NotStarted, startServer } from '../journeys/server-process.js';
import { someEvent } from './some-event.js';

describe('a store out of which somebody has taken an event', () => {
  const { folder, remove } = dataFolder();
  let emulator: RunningEmulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(async () => {
    await emulator.kill();
    remove();
  });

  it('keeps a server from starting, which names the stream and the revision', async () => {
    const log = new EventStoreLog({ url: emulator.url });
    await log.append('problem-x', 'absent', [someEvent(0), someEvent(1), someEvent(2)]);
    await log.close();
    await emulator.control.remove('problem-x', 1);
    const refused = await startServer(folder, {
      XIAOHAO_EVENT_STORE: emulator.url,
      XIAOHAO_ALLOW_UNSAFE_EVENT_STORE: '1',
    }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NotStarted);
    expect((refused as NotStarted).exitCode).toBe(78);
    expect((refused as NotStarted).written).toContain('revision 1 of stream problem-x is due, 2 came');
  });
});
