import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Figure, Measured } from './figure.js';
import { administratorKey, ask } from './http/office.js';
import { type Served, startProcess } from './http/server-process.js';
import { ledgerData } from './ledger-data.js';

const problems = Number(process.env.XIAOHAO_BENCH_MEMORY_PROBLEMS ?? 1_000_000);
const rounds = 100;

/** MiB that the system holds resident for a process, and of them those that no file backs. */
function resident(pid: number): { readonly all: number; readonly own: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string): number =>
    Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1_024);
  return { all: of('VmRSS'), own: of('RssAnon') };
}

/** Each kind of question, over HTTP. */
async function questions(url: string): Promise<void> {
  const get = (path: string) => ask(`${url}/api/v1/${path}`, administratorKey);
  for (let round = 0; round < rounds; round += 1) {
    const found = await get(`problems?text=${encodeURIComponent('吃喝')}&sort=lastEventAt`);
    for (const { id } of (found.problems as readonly { readonly id: string }[]).slice(0, 5))
      await get(`problems/${id}`);
    await get('problems?stage=rectifying&pageSize=50');
    await get('measures?open=true');
  }
}

/** The server over a log of so many problems, which it keeps for the next time, as it holds its views. */
async function measureMemory(): Promise<Measured> {
  const data = await ledgerData(problems, 2);
  const folder = join(data.folder, 'served');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'log'))) symlinkSync(data.folder, join(folder, 'log'));
  const start = (): Promise<Served> =>
    startProcess('programs/server.js', {
      XIAOHAO_DATA_DIR: folder,
      XIAOHAO_BOOTSTRAP_KEY: administratorKey,
    });
  // The first one may build the views, and looks at what every problem owes, as no server does that was there all
  // along: its memory is that of a rebuild.
  const building = await start();
  const whileBuilding = resident(building.pid);
  while (!existsSync(join(folder, 'chase-followed.json'))) await pause(1_000);
  await building.stop();
  const served = await start();
  try {
    await questions(served.url);
    const { all, own } = resident(served.pid);
    return {
      value: all,
      unit: 'MiB',
      notes: {
        problems,
        events: data.events,
        notBackedByFiles: own,
        readyMs: Math.round(served.readyMs),
        firstProcess: whileBuilding.all,
      },
    };
  } finally {
    await served.stop();
  }
}

/** Resident memory of the server; Linux. The first run writes a log of 10^6 problems, some 16 GB, and builds its views. */
export const memoryFigures: readonly Figure[] = [
  { name: 'memory.1e6', judged: 'value', better: 'lower', target: 500, measure: measureMemory },
];
