import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';

function startWorker(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): { readonly child: ChildProcess; written(): string } {
  const child = fork(programs.worker, [], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...nodeEnvironment, XIAOHAO_DATA_DIR: folder, XIAOHAO_CLOCK: 'virtual', ...env },
  });
  let written = '';
  for (const channel of [child.stdout, child.stderr])
    channel?.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  return { child, written: () => written };
}

describe('a worker of its own', () => {
  const { folder, remove } = dataFolder();
  afterAll(remove);

  const start = (env: Readonly<Record<string, string>> = {}) => startWorker(folder, env);

  it('is refused beside a server on the embedded log, and says that none is needed', async () => {
    const server = await startServer(folder);
    const worker = start();
    const [code] = await once(worker.child, 'close');
    expect(code).toBe(78);
    expect(worker.written()).toContain('no worker is needed');
    await server.stop();
  });

  it('works where no server does, and stops as it is told', async () => {
    const { child } = start();
    const [message] = await once(child, 'message');
    expect(message).toEqual({ ready: true });
    child.kill('SIGTERM');
    expect((await once(child, 'close'))[0]).toBe(0);
  });

  it('is refused over an address that is none', async () => {
    const worker = start({ XIAOHAO_REDIS_URL: 'http://redis' });
    expect((await once(worker.child, 'close'))[0]).toBe(78);
    expect(worker.written()).toContain('XIAOHAO_REDIS_URL');
  });
});

describe('a worker over an event store', () => {
  const [ofServer, shared, own, other] = [dataFolder(), dataFolder(), dataFolder(), dataFolder()];
  let emulator: RunningEmulator;
  let server: ServerProcess;
  let store: Readonly<Record<string, string>>;

  beforeAll(async () => {
    emulator = await startEmulator();
    store = {
      XIAOHAO_EVENT_STORE: emulator.url,
      XIAOHAO_EVENT_STORE_PREFIX: 'worker-',
      XIAOHAO_ALLOW_UNSAFE_EVENT_STORE: '1',
      XIAOHAO_SHARED_DIR: shared.folder,
    };
    server = await startServer(ofServer.folder, store);
  });
  afterAll(async () => {
    await server.kill();
    await emulator.kill();
    for (const { remove } of [ofServer, shared, own, other]) remove();
  });

  it('is one more node beside a server, with a data folder of its own', async () => {
    const { child } = startWorker(own.folder, store);
    expect((await once(child, 'message'))[0]).toEqual({ ready: true });
    child.kill('SIGTERM');
    expect((await once(child, 'close'))[0]).toBe(0);
  });

  it('is refused with another shared folder, by a sentence and no trace', async () => {
    const { child, written } = startWorker(own.folder, { ...store, XIAOHAO_SHARED_DIR: other.folder });
    expect((await once(child, 'close'))[0]).toBe(78);
    expect(written()).toContain('XIAOHAO_SHARED_DIR');
    expect(written()).not.toContain('    at ');
  });

  it('is refused on a store that must not be relied on, by a sentence and no trace', async () => {
    const { XIAOHAO_ALLOW_UNSAFE_EVENT_STORE: _, ...strict } = store;
    const { child, written } = startWorker(own.folder, strict);
    expect((await once(child, 'close'))[0]).toBe(78);
    expect(written()).toContain('UnsafeAccess');
    expect(written()).not.toContain('    at ');
  });
});
