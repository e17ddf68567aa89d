import { execFile } from 'node:child_process';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `xiaohao` to its end. */
export const xiaohao = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', programs.xiaohao, '--lang', 'en', ...args],
      { env: { ...nodeEnvironment, ...env } },
      (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err }),
    );
  });
