import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { LedgerViews } from '../../apps/server/src/views/index.js';
import type { Figure, Measured } from './figure.js';
import { ledgerData } from './ledger-data.js';

const problems = Number(process.env.XIAOHAO_BENCH_REBUILD_PROBLEMS ?? 40_000);

/** Of the views' file, 10^6 bytes. */
async function megabytesIn(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.db'));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1e6);
}

/** All views from an empty file to the log's head, as the server does it, switch-over included. */
async function measureRebuild(): Promise<Measured> {
  const data = await ledgerData(problems);
  const dataFolder = await mkdtemp(join(tmpdir(), 'xiaohao-rebuild-'));
  try {
    const views = await LedgerViews.open({
      dataFolder,
      logFolder: data.folder,
      cursorSecret: Buffer.alloc(32, 1),
    });
    try {
      await views.ready;
      const first = await views.hash();
      const start = performance.now();
      await views.rebuild();
      const seconds = (performance.now() - start) / 1_000;
      const second = await views.hash();
      return {
        value: Math.round(data.events / seconds),
        unit: 'events/s',
        notes: {
          events: data.events,
          problems,
          seconds: Math.round(seconds * 10) / 10,
          megabytes: await megabytesIn(join(dataFolder, 'views')),
          cores: availableParallelism(),
          hash: first.hash === second.hash ? `equal (${first.hash.slice(0, 12)})` : 'DIFFERS',
          parked: (await views.points()).parked().length,
        },
      };
    } finally {
      await views.close();
    }
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** How fast the read model comes back from the log. */
export const rebuildFigures: readonly Figure[] = [
  { name: 'rebuild.events', judged: 'value', better: 'higher', target: 50_000, measure: measureRebuild },
];
