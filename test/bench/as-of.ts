import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { everything } from '@xiaohao/access';
import { countDimensions, type ProblemFilter } from '@xiaohao/ledger';
import { severities, stages } from '@xiaohao/problem';
import { LedgerViews, PastNotReady } from '../../apps/server/src/views/index.js';
import { PastViews } from '../../apps/server/src/views/past-views.js';
import type { Figure, Measured } from './figure.js';
import { categories } from './ledger-data/problem-life.js';
import { SeededRandom } from './ledger-data/random.js';
import { ledgerData } from './ledger-data.js';

const problems = Number(process.env['XIAOHAO_BENCH_PROBLEMS'] ?? 100_000);
/** Reports of progress beside the first one, so that a problem has some twenty events. */
const moreReports = 4;
const counts = 300;
const replays = 300;
const secret = Buffer.alloc(32, 1);
const begin = Date.UTC(2025, 0, 3);
const days = 760;
const now = '2028-01-01T00:00:00.000Z';

const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const tenth = (value: number): number => Math.round(value * 10) / 10;

const someDay = (r: SeededRandom): string =>
  new Date(begin + r.below(days) * 86_400_000).toISOString().slice(0, 10);

const filters: readonly ((r: SeededRandom) => ProblemFilter)[] = [
  () => ({}),
  (r) => ({ stage: [r.pick(stages)] }),
  (r) => ({ category: r.pick(categories), severity: r.pick(severities) }),
  (r) => ({ dueTo: someDay(r) }),
];

/** Asks until what it is answered from has been made; seconds that this took. */
async function madeReady(ask: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  for (;;)
    try {
      await ask();
      return (performance.now() - begun) / 1_000;
    } catch (error) {
      if (!(error instanceof PastNotReady)) throw error;
      await pause(500);
    }
}

/** Counts by any two dimensions, some of them filtered, as of any day of two years; asked one after the other. */
async function measureCounts(): Promise<Measured> {
  const data = await ledgerData(problems, 1, moreReports);
  const past = new PastViews({
    folder: join(data.folder, 'past'),
    logFolder: data.folder,
    cursorSecret: secret,
  });
  try {
    const r = new SeededRandom(7);
    const ask = async (): Promise<number> => {
      const [first, second] = [r.pick(countDimensions), r.pick(countDimensions)];
      const { cells } = await past.ask('countAsOf', {
        by: first === second ? [first] : [first, second],
        filter: r.pick(filters)(r),
        past: { asOf: { kind: 'date', date: someDay(r) } },
        now,
        grant: everything,
      });
      return cells.reduce((sum, { count }) => sum + count, 0);
    };
    const secondsToMake = await madeReady(ask);
    for (let warm = 0; warm < 40; warm += 1) await ask();
    const times: number[] = [];
    let counted = 0;
    const cpu = process.cpuUsage();
    for (let round = 0; round < counts; round += 1) {
      const start = performance.now();
      counted += await ask();
      times.push(performance.now() - start);
    }
    const { user, system } = process.cpuUsage(cpu);
    return {
      value: tenth(percentile(times, 0.99)),
      unit: 'ms',
      notes: {
        problems,
        events: data.events,
        p50: tenth(percentile(times, 0.5)),
        worst: tenth(percentile(times, 1)),
        cpuEach: tenth((user + system) / 1_000 / counts),
        countedEach: Math.round(counted / counts),
        secondsToMake: Math.round(secondsToMake),
      },
    };
  } finally {
    await past.close();
  }
}

/** One problem of a thousand events, as of any day. */
async function measureReplay(): Promise<Measured> {
  const data = await ledgerData(1, 1, 490);
  const folder = await mkdtemp(join(tmpdir(), 'xiaohao-replay-'));
  const views = await LedgerViews.open({ dataFolder: folder, logFolder: data.folder, cursorSecret: secret });
  try {
    await views.ready;
    const [line] = (await views.ask('listProblems', { grant: everything })).problems;
    if (line === undefined) throw new Error('no problem in the data');
    const r = new SeededRandom(7);
    const span = Date.parse(line.lastEventAt) - begin;
    const times: number[] = [];
    let most = 0;
    for (let round = -20; round < replays; round += 1) {
      const date = new Date(begin + r.next() * span).toISOString().slice(0, 10);
      const start = performance.now();
      const found = await views.ask('problemAsOf', {
        problem: line.id,
        grant: everything,
        past: { asOf: { kind: 'date', date } },
      });
      if (round >= 0) times.push(performance.now() - start);
      most = Math.max(most, found?.entries ?? 0);
    }
    return {
      value: tenth(percentile(times, 0.99)),
      unit: 'ms',
      notes: { events: Number(line.revision) + 1, mostEntries: most, p50: tenth(percentile(times, 0.5)) },
    };
  } finally {
    await views.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What looking back costs. */
export const asOfFigures: readonly Figure[] = [
  { name: 'asof.counts.p99', judged: 'value', better: 'lower', target: 200, measure: measureCounts },
  { name: 'replay.1000', judged: 'value', better: 'lower', target: 20, measure: measureReplay },
];
