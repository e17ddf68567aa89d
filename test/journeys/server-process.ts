import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';
import { logOf } from './log-of-tests.js';

/** The first administrator's key of every server that a test starts. */
export const bootstrapKey = 'xh_journeys_0123456789abcdefghijklmnop';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it has written on both channels so far. */
  written(): string;
  /** SIGTERM; answers with the exit code once everything is drained. */
  stop(): Promise<number | null>;
  /** SIGKILL: no goodbye. */
  kill(): Promise<void>;
}

/** A server that would not start. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted';
  constructor(
    readonly exitCode: number | null,
    readonly written: string,
  ) {
    super(`the server ended with ${exitCode}: ${written}`);
  }
}

/** Starts the compiled server on a folder, under the virtual clock and without rate limits unless `env` says otherwise. @throws NotStarted */
export async function startServer(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = fork(programs.server, [], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...nodeEnvironment,
      PORT: '0',
      LOG_LEVEL: 'warn',
      XIAOHAO_DATA_DIR: folder,
      XIAOHAO_CLOCK: 'virtual',
      XIAOHAO_BOOTSTRAP_KEY: bootstrapKey,
      XIAOHAO_RATE_LIMIT_READS: '0',
      XIAOHAO_RATE_LIMIT_WRITES: '0',
      ...logOf(folder),
      ...env,
    },
  });
  let written = '';
  for (const channel of [child.stdout, child.stderr])
    channel?.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const url = await Promise.race([
    once(child, 'message').then(([message]) => (message as { readonly ready: string }).ready),
    ended.then((code) => {
      throw new NotStarted(code, written);
    }),
  ]);
  return {
    url,
    child,
    written: () => written,
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** How a start ended that could not succeed. */
export async function failedStart(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<NotStarted> {
  try {
    const server = await startServer(folder, env);
    await server.kill();
  } catch (error) {
    if (error instanceof NotStarted) return error;
    throw error;
  }
  throw new Error('it started');
}

/** What a start that has failed says to whoever started it, line by line; logged lines are not for them. */
export const sentencesOf = ({ written }: NotStarted): readonly string[] =>
  written
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('{'));

/** A new empty data folder; `remove` takes it away with everything in it. */
export function dataFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}
