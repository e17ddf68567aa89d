import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';

/** What `xiaohao …` writes on both channels. @throws when it does not end with 0 */
export async function atCommandLine(url: string, key: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [programs.xiaohao, ...args], {
    env: { ...nodeEnvironment, XIAOHAO_URL: url, XIAOHAO_KEY: key },
  });
  let written = '';
  for (const channel of [child.stdout, child.stderr])
    channel.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`xiaohao ${args.join(' ')} ended with ${code}: ${written}`);
  return written;
}
