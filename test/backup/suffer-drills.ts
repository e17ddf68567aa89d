import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from '../crash/random.js';
import { takeUp } from '../crash/take-up.js';
import { done, type Office } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { ended, spawnXiaohao, xiaohao } from './at-home.js';
import { setClientsToWork } from './clients.js';

export interface Drills {
  readonly drills: number;
  readonly seed: number;
}

export interface DrillsOutcome {
  /** What does not hold. */
  readonly findings: readonly string[];
  /** Commands that were acknowledged before a backup began, over all drills. */
  readonly acknowledged: number;
}

/** Backs a server up under load, kills it meanwhile every other time, restores elsewhere and looks for what was acknowledged. */
export async function sufferDrills({ drills, seed }: Drills): Promise<DrillsOutcome> {
  const { folder, remove } = dataFolder();
  const random = seeded(seed);
  const data = join(folder, 'data');
  const office: Office = { url: '' };
  const findings: string[] = [];
  let acknowledged = 0;
  let server: ServerProcess | undefined;
  const start = async (): Promise<void> => {
    server = await startServer(data);
    office.url = server.url;
  };
  try {
    await start();
    const cast = await assemble(office, '2026-01-01');
    for (let drill = 1; drill <= drills; drill += 1) {
      const { problem } = await takeUp(cast);
      const clients = setClientsToWork(cast, problem, `drill${drill}`);
      await pause(200 + random() * 1_500);
      const before = [...clients.acknowledged];
      acknowledged += before.length;
      const target = join(folder, 'backup');
      const making = ended(spawnXiaohao('backup', target, '--data-dir', data, '--secrets', 'inside'));
      await pause(random() * 1_500);
      if (drill % 2 === 0) await server?.kill();
      const made = await making;
      clients.end();
      await clients.ended;
      if (made.code !== 0) findings.push(`drill ${drill}: the backup ended with ${made.code}: ${made.out}`);
      else
        findings.push(
          ...(await restored(folder, cast, problem, before)).map((one) => `drill ${drill}: ${one}`),
        );
      for (const name of ['backup', 'restored']) rmSync(join(folder, name), { recursive: true, force: true });
      if (drill % 2 === 0) await start();
      else if (server) office.url = server.url;
    }
    return { findings, acknowledged };
  } finally {
    await server?.kill();
    remove();
  }
}

async function restored(
  folder: string,
  { administrator }: Cast,
  problem: string,
  marks: readonly string[],
): Promise<readonly string[]> {
  const target = join(folder, 'restored');
  const { code, out } = await xiaohao('restore', join(folder, 'backup'), '--to', target);
  if (code !== 0) return [`the restore ended with ${code}: ${out}`];
  const server = await startServer(target);
  administrator.office.url = server.url;
  try {
    const { state } = await done(administrator.get('/integrity'));
    const { events } = await done(administrator.get(`/problems/${problem}/history?limit=1000`));
    const texts = (events as readonly { readonly data: unknown }[]).map(({ data }) => JSON.stringify(data));
    const wrong = marks.filter((mark) => texts.filter((text) => text.includes(mark)).length !== 1);
    return [
      ...(state === 'sound' ? [] : [`the proofs are ${state}`]),
      ...wrong.map((mark) => `${mark} was acknowledged and is not there once`),
    ];
  } finally {
    await server.kill();
  }
}
