import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { copyLog } from '../../apps/cli/src/moving/copy-log.js';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { makeTlsFolder } from '../event-store/tls-folder.js';
import { dataFolder } from '../journeys/server-process.js';
import { type Ran, xiaohao } from './command-line.js';
import { someEvent } from './some-event.js';

describe('a copy of a log that cannot be', () => {
  const here = dataFolder();
  const tls = mkdtempSync(join(tmpdir(), 'xiaohao-moving-'));
  let emulator: RunningEmulator;
  let there = dataFolder();

  const into = async (url: string, prefix: string, streams: readonly string[]): Promise<void> => {
    const log = new EventStoreLog({ url, prefix });
    for (const stream of streams)
      await log.append(stream, 'absent', [someEvent(1), someEvent(2), someEvent(3)]);
    await log.close();
  };
  const copy = (from: string, to: string, ...more: readonly string[]): Promise<Ran> =>
    xiaohao(['events', 'copy', '--json', '--from', from, '--to', to, ...more]);
  const detailOf = ({ code, out, err }: Ran): string => {
    expect([code, out]).toEqual([1, '']);
    const { exitCode, detail } = JSON.parse(err) as { readonly exitCode: number; readonly detail: string };
    expect(exitCode).toBe(1);
    return detail;
  };
  const held = async (): Promise<number> => {
    const log = new EventStoreLog({ url: emulator.url });
    const events = await log.readAllRaw({ limit: 1_000 });
    await log.close();
    return events.length;
  };

  beforeEach(async () => {
    emulator = await startEmulator();
    there = dataFolder();
  });
  afterEach(async () => {
    await emulator.kill();
    there.remove();
  });
  afterAll(() => {
    here.remove();
    rmSync(tls, { recursive: true, force: true });
  });

  it.each([0, 1])('names the event that the source lacks, number %i of its stream', async (revision) => {
    await into(emulator.url, '', ['s-0', 's-1']);
    await emulator.control.remove('s-1', revision);
    const detail = detailOf(await copy(emulator.url, there.folder));
    expect(detail).toContain(`lacks event ${revision} of s-1 (number ${revision + 1} comes next)`);
    const inWords = await xiaohao(['events', 'copy', '--from', emulator.url, '--to', there.folder]);
    expect([inWords.code, inWords.err.trim()]).toEqual([1, detail]);
  });

  it('names the event that the source holds twice, and both its places', async () => {
    await into(emulator.url, 'm-', ['s-0']);
    const source = new EventStoreLog({ url: emulator.url, prefix: 'm-' });
    const beside = new EventStoreLog({ url: emulator.url, prefix: 'n-' });
    const events = await source.readAll({ limit: 10 });
    await beside.append('s-0', 'absent', events);
    await Promise.all([source.close(), beside.close()]);
    const detail = detailOf(await copy(emulator.url, there.folder));
    expect(detail).toContain(
      `Event ${events[0]?.id} is in the source twice: revision 0 of m-s-0, and revision 0 of n-s-0`,
    );
  });

  it('names the event of a source that is none of ours, and the server without who logs in', async () => {
    await makeTlsFolder(tls);
    const guarded = await startEmulator(['--tls-folder', tls]);
    const server = `localhost:${guarded.port}`;
    const url = `esdb://admin:changeit@${server}?tlsCAFile=${join(tls, 'ca.crt')}`;
    try {
      await into(url, '', ['s-0']);
      await guarded.control.redact('s-0', 1);
      const detail = detailOf(await copy(url, there.folder));
      expect(detail).toContain(
        `Event 1 of s-0 in esdb://${server} was not written by this system, or was altered`,
      );
      const missing = detailOf(await copy(url, there.folder, '--from-prefix', 'zz-'));
      expect(missing).toBe(`There is no log in esdb://${server} zz-`);
      expect(detail + missing).not.toContain('changeit');
    } finally {
      await guarded.kill();
    }
  });

  it.each([
    ['that has no mark of ours', 's-0', {}],
    ['whose type is none', 's-0', { type: 'of another/application' }],
  ])('names an event %s', async (_what, stream, differs) => {
    const { EventStoreDBClient, jsonEvent } = await import('@eventstore/db-client');
    const client = EventStoreDBClient.connectionString(emulator.url);
    const { id, type, data, metadata } = someEvent();
    const ours = { id, type, data, metadata: { ...metadata } };
    const event = 'type' in differs ? { ...ours, ...differs } : { ...ours, metadata: { by: 'another' } };
    await client.appendToStream(stream, jsonEvent(event as never));
    await client.dispose();
    expect(detailOf(await copy(emulator.url, there.folder))).toContain('Event 0 of s-0 in esdb://127.0.0.1');
  });

  it.each([
    ['without a prefix', '', 'b-'],
    ['with a beginning of the prefix', 'a-', 'a-b-'],
  ])('writes nothing beside a ledger %s', async (_what, prefix, target) => {
    await into(emulator.url, prefix, ['s-0', 's-1']);
    const source = await SqliteEventLog.open({ folder: join(there.folder, 'log') });
    await source.append('s-0', 'absent', [someEvent()]);
    await source.close();
    const detail = detailOf(await copy(there.folder, emulator.url, '--to-prefix', target));
    expect(detail).toContain(`holds a ledger with the prefix "${prefix}" (stream ${prefix}s-0)`);
    expect(await held()).toBe(6);
  });

  it('writes nothing without a prefix beside a ledger that has one', async () => {
    await into(emulator.url, 'm-', ['s-0']);
    const source = await SqliteEventLog.open({ folder: join(there.folder, 'log') });
    await source.append('s-0', 'absent', [someEvent()]);
    await source.close();
    expect(detailOf(await copy(there.folder, emulator.url))).toContain('The target holds stream m-s-0');
    expect(await held()).toBe(3);
  });

  it('tells a folder that cannot be used', async () => {
    await into(emulator.url, '', ['s-0']);
    const file = join(there.folder, 'file');
    writeFileSync(file, '');
    expect(detailOf(await copy(emulator.url, file))).toContain(`${file} cannot be used`);
  });

  it('is as good as the source was at its beginning, when the source goes on meanwhile', async () => {
    const source = await SqliteEventLog.open({ folder: join(here.folder, 'log') });
    for (const stream of ['s-0', 's-1']) await source.append(stream, 'absent', [someEvent(1), someEvent(2)]);
    const target = new EventStoreLog({ url: emulator.url });
    const growing = Object.assign(Object.create(target) as EventStoreLog, {
      append: async (...args: Parameters<EventStoreLog['append']>) => {
        const appended = await target.append(...args);
        // The last of the copy, whose events were all read by then.
        if (args[0] === 's-1' && args[1] === '0') await source.append('s-0', '1', [someEvent()]);
        return appended;
      },
      readAll: target.readAll.bind(target),
    });
    const patience = { pauses: [], onPause: () => undefined, onProgress: () => undefined };
    expect(await copyLog(source, growing, patience)).toMatchObject({
      events: 4,
      written: 4,
      sourceHasGrown: true,
    });
    expect(await copyLog(source, target, patience)).toMatchObject({
      events: 5,
      written: 1,
      sourceHasGrown: false,
    });
    await Promise.all([source.close(), target.close()]);
  });
});
