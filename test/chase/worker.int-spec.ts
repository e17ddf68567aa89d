import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { dataFolder, startServer } from '../journeys/server-process.js';

jest.setTimeout(120_000);

const file = fileURLToPath(new URL('../../apps/worker/src/main.js', import.meta.url));

describe('a worker of its own', () => {
  const { folder, remove } = dataFolder();
  afterAll(remove);

  const start = (
    env: Readonly<Record<string, string>> = {},
  ): { readonly child: ChildProcess; written(): string } => {
    const child = fork(file, [], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { PATH: process.env['PATH'], XIAOHAO_DATA_DIR: folder, XIAOHAO_CLOCK: 'virtual', ...env },
    });
    let written = '';
    for (const channel of [child.stdout, child.stderr])
      channel?.setEncoding('utf8').on('data', (text: string) => {
        written += text;
      });
    return { child, written: () => written };
  };

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
