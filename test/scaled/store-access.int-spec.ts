import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { makeTlsFolder } from '../event-store/tls-folder.js';
import { dataFolder, NotStarted, startServer } from '../journeys/server-process.js';
import { xiaohao } from './command-line.js';
import { oneEvent } from './one-event.js';

describe('a store with users', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-tls-'));
  const data = dataFolder();
  let emulator: RunningEmulator;
  const as = (user: string, password: string, ca = 'ca.crt'): string =>
    `esdb://${user}:${password}@localhost:${emulator.port}?tlsCAFile=${join(folder, ca)}`;
  const ours = () => as('ledger', 'a-secret-of-ours');
  const start = async (env: Readonly<Record<string, string>>) => {
    try {
      const server = await startServer(data.folder, env);
      const health = await (await fetch(`${server.url}/health/ready`)).json();
      await server.kill();
      return health as { readonly eventStore: Readonly<Record<string, unknown>> };
    } catch (error) {
      if (error instanceof NotStarted) return error;
      throw error;
    }
  };

  beforeAll(async () => {
    await makeTlsFolder(folder);
    await makeTlsFolder(join(folder, 'other'));
    const users = join(folder, 'users.json');
    writeFileSync(
      users,
      JSON.stringify([{ name: 'ledger', password: 'a-secret-of-ours', groups: ['xiaohao'] }]),
    );
    emulator = await startEmulator(['--tls-folder', folder, '--users', users]);
  });
  afterAll(async () => {
    await emulator.kill();
    rmSync(folder, { recursive: true, force: true });
    data.remove();
  });

  it('is refused as it is installed, with the command that helps and without the password', async () => {
    const refused = await start({ XIAOHAO_EVENT_STORE: ours() });
    expect(refused).toBeInstanceOf(NotStarted);
    const { exitCode, written } = refused as NotStarted;
    expect(exitCode).toBe(78);
    expect(written).toContain('UnsafeAccess');
    expect(written).toContain('MayNotReadAll');
    expect(written).toContain('xiaohao event-store prepare');
    expect(written).not.toContain('a-secret-of-ours');
    const checked = await xiaohao(['event-store', 'check', '--json', '--store', ours()]);
    expect([checked.code, JSON.parse(checked.out).may]).toEqual([
      1,
      { append: true, readAll: false, deleteStreams: true, tombstoneStreams: true, writeMetadata: true },
    ]);
  });

  it('is asked in vain by whoever has another password, which is not taken for a missing right', async () => {
    const wrong = as('ledger', 'another-secret');
    const shown = `esdb://localhost:${emulator.port}`;
    for (const command of ['check', 'prepare']) {
      const zh = await xiaohao(['--lang', 'zh', 'event-store', command, '--store', wrong]);
      expect([zh.code, zh.err.trim()]).toEqual([1, `事件存储 ${shown} 不认这个用户名或口令`]);
      const en = await xiaohao(['event-store', command, '--store', wrong]);
      expect([en.code, en.err]).toEqual([1, expect.stringContaining(`${shown} does not know this user`)]);
    }
    const refused = (await start({ XIAOHAO_EVENT_STORE: wrong })) as NotStarted;
    expect(refused.exitCode).toBe(78);
    expect(refused.written).toContain('不认这个用户名或口令');
    expect(refused.written).not.toMatch(/another-secret|UnsafeAccess|MayNot/);
  });

  it('is out of reach for a node whose password it does not take any more', async () => {
    for (const ask of ['head', 'append'] as const) {
      const log = new EventStoreLog({ url: as('ledger', 'another-secret') });
      const asked = ask === 'head' ? log.head() : log.append('a', 'absent', [oneEvent()]);
      await expect(asked).rejects.toThrow('UNAUTHENTICATED');
      expect(log.link.state).toMatchObject({
        state: 'down',
        why: expect.stringContaining('UNAUTHENTICATED'),
      });
      await log.close();
    }
  });

  it('is prepared by an administrator and by nobody else', async () => {
    const not = await xiaohao(['event-store', 'prepare', '--store', ours()]);
    expect([not.code, not.err]).toEqual([1, expect.stringContaining('It could not be set')]);
    const admin = as('admin', 'changeit');
    const done = await xiaohao(['event-store', 'prepare', '--json', '--store', admin]);
    expect(JSON.parse(done.out)).toMatchObject({ defaultAcl: 'set', readAll: 'granted' });
    const again = await xiaohao(['event-store', 'prepare', '--json', '--store', admin]);
    expect(JSON.parse(again.out)).toMatchObject({ defaultAcl: 'was so already', changes: [] });
  });

  it('is then fit, and the server starts on it', async () => {
    const checked = await xiaohao(['event-store', 'check', '--json'], { XIAOHAO_EVENT_STORE: ours() });
    expect([checked.code, JSON.parse(checked.out)]).toMatchObject([
      0,
      { fit: true, findings: [], may: { append: true, readAll: true, deleteStreams: false } },
    ]);
    expect(await start({ XIAOHAO_EVENT_STORE: ours() })).toMatchObject({
      status: 'ready',
      eventStore: { access: 'safe', reachable: true, version: '24.6.0' },
    });
  });

  it.each([
    ['another certificate', () => as('ledger', 'a-secret-of-ours', 'other/ca.crt')],
    ['no TLS where TLS is asked for', () => `esdb://localhost:${emulator.port}?tls=false`],
    ['a wrong password', () => as('ledger', 'not-the-secret')],
  ])('keeps the server from starting with %s', async (_what, address) => {
    const checked = await xiaohao(['event-store', 'check', '--store', address()]);
    expect(checked.code).not.toBe(0);
    expect(checked.err + checked.out).not.toContain('secret');
  });
});
