import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';

/** The command line in a process of its own, with none of this process's variables but what Node itself needs. */
export const spawnXiaohao = (...words: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', programs.xiaohao, ...words], {
    env: { ...nodeEnvironment },
  });

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly told: string;
}

/** What a command wrote and how it ended. */
export async function ended(child: ChildProcess): Promise<Ran> {
  let [out, told] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, told };
}

export const xiaohao = (...words: readonly string[]): Promise<Ran> => ended(spawnXiaohao(...words));

/** A witness of another office, in a process of its own. */
export async function openWitness(folder: string): Promise<{
  readonly key: string;
  readonly url: string;
  kill(): void;
}> {
  const { out } = await xiaohao('witness', 'init', '--folder', folder, '--name', 'witness.example/audit');
  const child = spawnXiaohao('witness', 'run', '--folder', folder, '--port', '0');
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  const [url = ''] = /http:\S+:\d+/.exec(line.toString()) ?? [];
  return { key: out.trim(), url, kill: () => void child.kill('SIGKILL') };
}
