import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { SqliteLogReader } from '@xiaohao/event-log/sqlite';
import { pino } from 'pino';
import { copyLog } from '../../../apps/cli/src/moving/copy-log.js';
import { openEventStore } from '../../../apps/server/src/event-store/open-event-store.js';
import { LedgerViews } from '../../../apps/server/src/views/index.js';
import type { Figure, Measured } from '../figure.js';
import { ledgerData } from '../ledger-data.js';
import { bareWriters } from './bare-writers.js';
import { storeUnderBench } from './store-under-bench.js';

const problems = Number(process.env.XIAOHAO_BENCH_REBUILD_ESDB_PROBLEMS ?? 1_000);

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
};

const build = async (dataFolder: string, logFolder: string): Promise<string> => {
  const views = await LedgerViews.open({ dataFolder, logFolder, cursorSecret: Buffer.alloc(32, 1) });
  try {
    await views.ready;
    return (await views.hash()).hash;
  } finally {
    await views.close();
  }
};

/** A node that has nothing: the whole log out of the store, and all views from it. */
async function measureRebuild(): Promise<Measured> {
  const data = await ledgerData(problems);
  const store = await storeUnderBench();
  const [ours, embedded] = [
    await mkdtemp(join(tmpdir(), 'esdb-')),
    await mkdtemp(join(tmpdir(), 'embedded-')),
  ];
  const bare = bareWriters(store.url, store.prefix, 0);
  try {
    const [source, target] = [
      await SqliteLogReader.open({ folder: data.folder }),
      new EventStoreLog({ url: store.url, prefix: store.prefix }),
    ];
    await copyLog(source, target, { pauses: [], onPause: () => undefined, onProgress: () => undefined });
    await source.close();
    await target.close();
    let read = 0;
    const reading = await seconds(async () => {
      read = await bare.readAll();
    });
    let [hashHere, hashThere] = ['', ''];
    const folding = await seconds(async () => {
      hashHere = await build(embedded, data.folder);
    });
    const whole = await seconds(async () => {
      const log = await openEventStore(
        ours,
        { url: store.url, prefix: store.prefix, allowUnsafe: true },
        pino({ level: 'silent' }),
      );
      hashThere = await build(ours, log.readFolder);
      await log.close();
    });
    return {
      value: data.events / whole,
      unit: 'events/s',
      floor: 1 / (1 / (read / reading) + 1 / (data.events / folding)),
      notes: {
        store: store.what,
        events: data.events,
        readAllPerSecond: Math.round(read / reading),
        embeddedPerSecond: Math.round(data.events / folding),
        rows:
          hashHere === hashThere ? 'the same as of the embedded log, but for positions' : 'positions differ',
      },
    };
  } finally {
    await bare.close();
    await store.stop();
    await rm(ours, { recursive: true, force: true });
    await rm(embedded, { recursive: true, force: true });
  }
}

/** From nothing to all views, against reading everything with the client as it is and folding an embedded log. */
export const storeRebuildFigure: Figure = {
  name: 'rebuild.esdb',
  judged: 'ratio',
  better: 'higher',
  target: 0.7,
  measure: measureRebuild,
};
