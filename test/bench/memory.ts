import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Figure, Measured } from './figure.js';
import { ledgerData } from './ledger-data.js';

const problems = Number(process.env.XIAOHAO_BENCH_PROBLEMS ?? 100_000);
const child = fileURLToPath(new URL('./memory/serving-child.js', import.meta.url));

interface Served {
  readonly rss: number;
  readonly readyMs: number;
}

async function serve(folder: string): Promise<Served> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    child,
    folder,
  ]);
  return JSON.parse(stdout) as Served;
}

/** In a process of its own, with views that were built before, after some hundred questions. */
async function measureMemory(): Promise<Measured> {
  const { folder, events } = await ledgerData(problems);
  // The first one may still build the views; its memory is that of a rebuild.
  const building = await serve(folder);
  const { rss, readyMs } = await serve(folder);
  return {
    value: Math.round(rss / 1_048_576),
    unit: 'MiB',
    notes: {
      problems,
      events,
      readyMs: Math.round(readyMs),
      firstProcess: Math.round(building.rss / 1_048_576),
    },
  };
}

/** Resident memory of the read side; `XIAOHAO_BENCH_PROBLEMS=1000000` for the full size. */
export const memoryFigures: readonly Figure[] = [
  { name: 'views.memory', judged: 'value', better: 'lower', target: 500, measure: measureMemory },
];
