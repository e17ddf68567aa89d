import { workerData } from 'node:worker_threads';
import { ledgerViews } from '@xiaohao/ledger';
import { rebuild } from '@xiaohao/projection-runtime';
import { openLogSource } from './log-source.js';
import type { RebuildProgress, RebuildThreadData } from './messages.js';
import { serveRequests, tell } from './serve-requests.js';

/** Progress is told this often, in events. */
const tellEvery = 20_000;

const { path, logFolder } = workerData as RebuildThreadData;
const now = (): string => new Date().toISOString();

/** The whole log into a new file, then what came meanwhile. */
serveRequests<{ readonly kind: 'build' | 'close' }>(async ({ kind }) => {
  if (kind === 'close') return;
  const source = await openLogSource(logFolder);
  try {
    const total = Number((await source.head()) ?? 0);
    let told = 0;
    const onProgress = (done: number): void => {
      if (done - told < tellEvery) return;
      told = done;
      const progress: RebuildProgress = { done, total };
      tell(progress);
    };
    await rebuild({ path, views: ledgerViews, source, now, onProgress });
    await rebuild({ path, views: ledgerViews, source, now, order: 'log' });
  } finally {
    await source.close();
  }
});
