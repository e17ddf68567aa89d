import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';

/** What the command line writes when it is called with these words, and how it ends. */
export async function xiaohao(
  words: readonly string[],
  url: string,
  key: string,
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [programs.xiaohao, ...words], {
    env: { ...nodeEnvironment, XIAOHAO_URL: url, XIAOHAO_KEY: key },
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const [code] = await once(child, 'close');
  return { code: code as number | null, out, err };
}
