import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { dataFolder } from '../journeys/server-process.js';
import { xiaohao } from './command-line.js';
import { someEvent } from './some-event.js';

describe('a log that is moved', () => {
  const [here, there] = [dataFolder(), dataFolder()];
  let emulator: RunningEmulator;
  /** For ledgers with prefixes. */
  let shared: RunningEmulator;

  const write = async (folder: string, streams: number): Promise<void> => {
    const log = await SqliteEventLog.open({ folder: join(folder, 'log') });
    for (let round = 0; round < 5; round += 1)
      for (let n = 0; n < streams; n += 1) {
        const [last] = (await log.readStream(`s-${n}`, { direction: 'backward', limit: 1 })).events;
        await log.append(`s-${n}`, last?.revision ?? 'absent', [someEvent(1), someEvent(2), someEvent(3)]);
      }
    await log.close();
  };
  const copy = async (from: string, to: string, ...more: readonly string[]) =>
    xiaohao(['events', 'copy', '--json', '--from', from, '--to', to, ...more]);

  beforeAll(async () => {
    [emulator, shared] = await Promise.all([startEmulator(), startEmulator()]);
    await write(here.folder, 4);
  });
  afterAll(async () => {
    await Promise.all([emulator.kill(), shared.kill()]);
    here.remove();
    there.remove();
  });

  it('is the same in the store and back in a folder, ids and order kept', async () => {
    const up = await copy(here.folder, emulator.url);
    expect([up.code, JSON.parse(up.out)]).toMatchObject([0, { events: 60, written: 60 }]);
    const down = await copy(emulator.url, there.folder);
    expect(JSON.parse(down.out)).toEqual(JSON.parse(up.out));
    const [one, other] = await Promise.all(
      [here, there].map(async ({ folder }) => {
        const log = await SqliteEventLog.open({ folder: join(folder, 'log') });
        const events = await log.readAll({ limit: 1_000 });
        await log.close();
        return events;
      }),
    );
    expect(one).toEqual(other);
  });

  it('is gone on with where a copy was broken off, and compared from the beginning', async () => {
    await write(here.folder, 2);
    const again = await copy(here.folder, emulator.url);
    expect([again.code, JSON.parse(again.out)]).toMatchObject([0, { events: 90, written: 30 }]);
    const once = await copy(here.folder, emulator.url);
    expect([once.code, JSON.parse(once.out)]).toMatchObject([0, { events: 90, written: 0 }]);
  });

  it('is not mixed with another one, nor with one that has gone on', async () => {
    const log = new EventStoreLog({ url: shared.url, prefix: 'other-' });
    await log.append('s-0', 'absent', [someEvent()]);
    await log.close();
    const mixed = await copy(here.folder, shared.url, '--to-prefix', 'other-');
    expect([mixed.code, mixed.err]).toEqual([1, expect.stringContaining('Event 1 of the target')]);
    const ahead = await copy(there.folder, emulator.url);
    expect([ahead.code, ahead.err]).toEqual([1, expect.stringContaining('more events than the source')]);
    const missing = await copy(join(there.folder, 'nowhere'), emulator.url);
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('There is no log')]);
  });

  it('is not copied into itself, by whatever name its server goes', async () => {
    const log = new EventStoreLog({ url: shared.url, prefix: 'm-' });
    await log.append('s-0', 'absent', [someEvent()]);
    await log.close();
    const sameServer = shared.url.replace('127.0.0.1', 'localhost');
    expect(sameServer).not.toBe(shared.url);
    for (const [source, target] of [
      ['', 'n-'],
      ['m-', 'm-n-'],
      ['m-', ''],
      ['m-', 'm-'],
    ] as const) {
      const within = await copy(shared.url, sameServer, '--from-prefix', source, '--to-prefix', target);
      expect([within.code, within.err]).toEqual([1, expect.stringContaining('copied into itself')]);
    }
    const beside = await copy(shared.url, sameServer, '--from-prefix', 'm-', '--to-prefix', 'n-');
    expect([beside.code, JSON.parse(beside.out)]).toMatchObject([0, { events: 1, written: 1 }]);
  });

  it('is missed where a prefix has none, and nothing is begun then', async () => {
    const nowhere = join(there.folder, 'not-begun');
    const missing = await copy(emulator.url, nowhere, '--from-prefix', 'zz-');
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('There is no log in esdb')]);
    expect(existsSync(nowhere)).toBe(false);
  });
});
