import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Compared } from './compare.js';

/** Zones in which the host's clock may stand. */
export const hostZones = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Kiritimati'] as const;

const one = fileURLToPath(new URL('./one-host.js', import.meta.url));

/** What a host in this zone says about these years, in a process of its own. */
export async function onHost(
  zone: string,
  from: number,
  to: number,
): Promise<Compared & { readonly host: string }> {
  const child = spawn(process.execPath, [one, String(from), String(to)], {
    env: { ...process.env, TZ: zone },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`a host in ${zone} ended with ${code}`);
  return { host: zone, ...(JSON.parse(out) as Compared) };
}
