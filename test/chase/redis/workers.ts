import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringDebian } from '../../../libs/scheduling/testing/bring-debian.js';
import { nodeEnvironment } from '../../node-environment.js';

const file = fileURLToPath(new URL('./worker.js', import.meta.url));

/** A worker that can be killed at the moment at which it has begun something. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  /** What its host's clock said when it was ready, epoch milliseconds. */
  readonly clock: number;
  /** Resolves with the id of the next thing that it begins. */
  begins(): Promise<string>;
  kill(): Promise<void>;
}

export interface WorkerOptions {
  readonly redis: string;
  readonly office: string;
  readonly prefix: string;
  /** How long it works at one thing, milliseconds. */
  readonly slow?: number;
  /** How far its host's clock is off, as faketime says it: `+2h`. */
  readonly clock?: string;
}

export async function startWorker({
  redis,
  office,
  prefix,
  slow = 0,
  clock,
}: WorkerOptions): Promise<WorkerProcess> {
  const off = clock === undefined ? {} : await offClock(clock);
  const child = fork(file, [redis, office, prefix, String(slow)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...nodeEnvironment, ...off },
  });
  const [ready] = (await once(child, 'message')) as [{ readonly clock: number }];
  return {
    child,
    clock: ready.clock,
    async begins() {
      for (;;) {
        const [message] = (await once(child, 'message')) as [{ readonly began?: string }];
        if (message.began !== undefined) return message.began;
      }
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The clock of one process, moved by a library in front of the system's. Only what the host calls its time moves. */
async function offClock(by: string): Promise<NodeJS.ProcessEnv> {
  const root = await bringDebian('faketime', ['libfaketime']);
  const library = join(root, 'usr/lib', `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`);
  return {
    LD_PRELOAD: join(library, 'faketime/libfaketimeMT.so.1'),
    FAKETIME: by,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}
