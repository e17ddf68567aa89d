import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LogUnavailable } from '@xiaohao/event-log';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { copyLog } from '../../apps/cli/src/moving/copy-log.js';
import { aMinute } from '../../apps/cli/src/moving/keep-trying.js';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { dataFolder } from '../journeys/server-process.js';
import { programs } from '../programs.js';
import { someEvent } from './some-event.js';

/** So short that a fault of forty strikes outlasts several calls, each of which tries four times at most. */
const times = { answer: 200, answerWhenDown: 100, attempt: 100 };
const strikes = 40;

describe('a log that is copied while the store is away', () => {
  const data = dataFolder();
  let emulator: RunningEmulator;
  let source: SqliteEventLog;
  let target: EventStoreLog;
  let spec = 0;

  const waits: number[] = [];
  const progress: number[] = [];
  const copy = (pauses: readonly number[] = Array.from({ length: strikes + 1 }, () => 5)) =>
    copyLog(source, target, {
      pauses,
      onPause: (pause) => waits.push(pause),
      onProgress: (done) => progress.push(done),
    });

  beforeAll(async () => {
    emulator = await startEmulator();
    source = await SqliteEventLog.open({ folder: join(data.folder, 'log') });
    for (let n = 0; n < 10; n += 1) await source.append(`s-${n}`, 'absent', [someEvent(1), someEvent(2)]);
  });
  afterAll(async () => {
    await source.close();
    await emulator.kill();
    data.remove();
  });
  beforeEach(() => {
    spec += 1;
    target = new EventStoreLog({ url: emulator.url, prefix: `c${spec}-`, times });
    waits.length = 0;
    progress.length = 0;
  });
  afterEach(async () => {
    await emulator.control.clearFaults();
    await target.close();
  });

  it.each([
    ['takes no appends', 'append', 'unavailable'],
    ['takes appends and does not say so', 'append', 'dropAfterApply'],
    ['cannot be read', 'read', 'unavailable'],
  ] as const)('is whole, each event once, after a store that %s', async (_what, call, fault) => {
    await emulator.control.addFaults([{ call, do: fault, times: strikes, after: 1 }]);
    expect(await copy()).toMatchObject({ events: 20, written: 20 });
    expect((await emulator.control.faults()).map(({ struck }) => struck)).toEqual([strikes]);
    expect(waits.length).toBeGreaterThan(0);
    expect(progress).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    const there = await target.readAll({ limit: 100 });
    expect(there.map(({ id }) => id)).toEqual((await source.readAll({ limit: 100 })).map(({ id }) => id));
  });

  it('is given up when all pauses of one place are used up, and is gone on with later', async () => {
    await emulator.control.addFaults([{ call: 'append', do: 'unavailable', after: 3 }]);
    await expect(copy([1, 2, 3])).rejects.toBeInstanceOf(LogUnavailable);
    expect(waits).toEqual([1, 2, 3]);
    await emulator.control.clearFaults();
    expect(await copy()).toMatchObject({ events: 20, written: 17 });
  });

  it('has pauses that grow, a minute of them at each place', () => {
    expect(aMinute.reduce((sum, pause) => sum + pause, 0)).toBe(60_000);
    const growing = aMinute.slice(0, -1);
    expect(growing).toEqual([...growing].sort((a, b) => a - b));
  });

  it('is not waited for where asking again does not help', async () => {
    await target.append('s-0', 'absent', [someEvent()]);
    await emulator.control.redact(`c${spec}-s-0`, 0);
    await expect(copy()).rejects.toThrow('its data or its metadata is no JSON');
    expect(waits).toEqual([]);
  });

  it('ends at once when it is interrupted while it waits', async () => {
    await emulator.control.addFaults([{ call: 'read', do: 'unavailable' }]);
    const other = dataFolder();
    const words = ['--lang', 'en', 'events', 'copy', '--from', emulator.url, '--to', other.folder];
    const child = spawn(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      programs.xiaohao,
      ...words,
    ]);
    const ended = once(child, 'close');
    for await (const said of child.stderr.setEncoding('utf8')) {
      expect(said).toContain('does not answer; tried again in 0.25 s');
      break;
    }
    child.kill('SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
    other.remove();
  });
});
