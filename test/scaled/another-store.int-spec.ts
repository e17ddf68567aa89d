import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreLog, StoreSetBack } from '@xiaohao/event-log/eventstoredb';
import { LogCopy } from '@xiaohao/event-log/sqlite';
import { v7 } from 'uuid';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { dataFolder, failedStart, startServer } from '../journeys/server-process.js';
import { oneEvent } from './one-event.js';

/** As where the address of a store leads to another one by now. */
describe('a store that answers in the place of another', () => {
  let emulator: RunningEmulator;
  let log: EventStoreLog;
  let seen: string | null = null;
  let last: { readonly id: string; readonly position: string };

  beforeEach(async () => {
    emulator = await startEmulator([]);
    seen = null;
    log = new EventStoreLog({ url: emulator.url, seen: () => seen });
    const events = Array.from({ length: 20 }, (_, at) => oneEvent(`event ${at}`));
    const { position } = await log.append('a', 'absent', events);
    last = { id: events.at(-1)?.id ?? '', position };
  });
  afterEach(async () => {
    await log.close();
    await emulator.kill();
  });
  const another = async (): Promise<void> => {
    await emulator.kill();
    emulator = await startEmulator(['--port', String(emulator.port)]);
  };
  /** Asks until the link is there again. */
  const patiently = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (;;)
      try {
        return await ask();
      } catch (error) {
        if (error instanceof StoreSetBack || log.link.state.state === 'up') throw error;
      }
  };

  it('holds what was read of it, and goes on behind it, as long as it is the same', async () => {
    expect(await log.holds(last)).toBe(true);
    expect(await log.holds({ ...last, id: v7() })).toBe(false);
    expect(await log.readAllRaw({ after: last.position, limit: 10 })).toEqual([]);
    seen = last.position;
    const more = await log.append('b', 'absent', [oneEvent('more')]);
    expect(await log.readAllRaw({ after: last.position, limit: 10 })).toMatchObject([
      { stream: 'b', position: more.position },
    ]);
  });

  it('does not hold it, and nothing is read behind it', async () => {
    await another();
    expect(await patiently(() => log.holds(last))).toBe(false);
    await expect(patiently(() => log.readAllRaw({ after: last.position, limit: 10 }))).rejects.toThrow(
      StoreSetBack,
    );
  });

  it.each([
    ['what this process has read of it', () => last.position],
    ['what this process has written to it', () => null],
  ])('takes an append before %s, which is not answered as written', async (_, known) => {
    seen = known();
    await another();
    const appended = patiently(() => log.append('b', 'absent', [oneEvent('lost with the other store')]));
    await expect(appended).rejects.toThrow(StoreSetBack);
  });

  it.each([
    ['an id that is made from a key', '8'],
    ['an id that was made before this process began', '7'],
  ])('takes no append with %s either', async (_, version) => {
    const old = oneEvent();
    const event = { ...old, id: `00000000${old.id.slice(8, 14)}${version}${old.id.slice(15)}` };
    seen = last.position;
    await another();
    await expect(patiently(() => log.append('b', 'absent', [event]))).rejects.toThrow(StoreSetBack);
  });

  it('answers what was asked before as it did then, as long as it is the same', async () => {
    const old = oneEvent();
    const event = { ...old, id: `00000000${old.id.slice(8, 14)}8${old.id.slice(15)}` };
    const first = await log.append('b', 'absent', [event]);
    seen = (await log.append('c', 'absent', [oneEvent()])).position;
    const other = new EventStoreLog({ url: emulator.url, seen: () => seen });
    expect(await other.append('b', 'absent', [event])).toMatchObject({
      revision: first.revision,
      position: first.position,
    });
    await other.close();
  });

  it('is read behind nothing that others have written to the one before', async () => {
    const mine = new EventStoreLog({ url: emulator.url, prefix: 'p-' });
    const { position } = await mine.append('a', 'absent', [oneEvent()]);
    await log.append('b', 'absent', [oneEvent()]);
    const behind = () => mine.readAllRaw({ after: position, limit: 10 });
    expect([await behind(), await behind()]).toEqual([[], []]);
    await another();
    await patiently(() =>
      log.append(
        'c',
        'absent',
        Array.from({ length: 60 }, () => oneEvent()),
      ),
    );
    while (mine.link.state.state === 'down') await behind().catch(() => undefined);
    await expect(behind()).rejects.toThrow(StoreSetBack);
    await mine.close();
  });

  it('that has no log at all is not begun anew by a node with a copy of one', async () => {
    const { folder, remove } = dataFolder();
    const env = {
      XIAOHAO_EVENT_STORE: emulator.url,
      XIAOHAO_EVENT_STORE_PREFIX: 'p-',
      XIAOHAO_ALLOW_UNSAFE_EVENT_STORE: '1',
    };
    await (await startServer(folder, env)).stop();
    await another();
    const { exitCode, written } = await failedStart(folder, env);
    expect([exitCode, written]).toEqual([78, expect.stringContaining('事件存储中没有此日志的任何事件')]);
    expect(await patiently(() => log.head())).toBe(null);
    const copy = LogCopy.open(join(folder, 'log-copy'));
    expect(copy.last()).toBeDefined();
    copy.close();
    remove();
  });
});
