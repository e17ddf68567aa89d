import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeEnvironment } from '../../node-environment.js';

/** A process that serves, and how to end it. */
export interface Served {
  readonly url: string;
  readonly pid: number;
  readonly readyMs: number;
  stop(): Promise<void>;
}

const compiled = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** A new folder for one measurement; on the disk that is measured. */
export const benchFolder = (name: string): string =>
  mkdtempSync(join(process.env.XIAOHAO_BENCH_DIR ?? tmpdir(), `xiaohao-${name}-`));

export const clear = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Starts a compiled entry and waits until it says where it listens. */
export async function startProcess(entry: string, env: Readonly<Record<string, string>>): Promise<Served> {
  const before = performance.now();
  const child = fork(compiled(entry), [], {
    // One client stands for a whole house here.
    env: {
      ...nodeEnvironment,
      XIAOHAO_RATE_LIMIT_READS: '0',
      XIAOHAO_RATE_LIMIT_WRITES: '0',
      ...env,
      PORT: '0',
    },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = await ready(child);
  const readyMs = performance.now() - before;
  return {
    url,
    pid: child.pid ?? 0,
    readyMs,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: { readonly ready: string }) => resolve(message.ready));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
  });
}
