import { workerData } from 'node:worker_threads';
import { named } from '@xiaohao/event-log';
import { ledgerViews, rebuildShares } from '@xiaohao/ledger';
import { type EventSource, joinShare, positionOf, rebuild } from '@xiaohao/projection-runtime';
import { serveRequests, tell } from '../threads/serve-requests.js';
import { type LogSource, openLogSource } from './log-source.js';
import type { BuildRequest, BuildThreadData, RebuildProgress } from './messages.js';

/** Progress is told this often, in events. */
const tellEvery = 20_000;

const { logFolder } = workerData as BuildThreadData;
const now = (): string => new Date().toISOString();

async function build(source: LogSource, path: string, share: number): Promise<string | null> {
  const views = rebuildShares[share] ?? [];
  const total = await source.events();
  let told = 0;
  const onProgress = (done: number): void => {
    if (done - told < tellEvery) return;
    told = done;
    const progress: RebuildProgress = { done, total };
    tell(progress);
  };
  await rebuild({ path, views, source, now, onProgress });
  return positionOf(path);
}

async function join(source: EventSource, [first = '', ...others]: readonly string[]): Promise<void> {
  others.forEach((path, at) => {
    joinShare(first, { path, views: rebuildShares[at + 1] ?? [] });
  });
  await rebuild({ path: first, views: ledgerViews, source, now, order: 'log' });
}

const fileOf = (request: Exclude<BuildRequest, { kind: 'close' }>): string =>
  request.kind === 'join' ? (request.paths[0] ?? '') : request.path;

serveRequests<BuildRequest>(async (request) => {
  if (request.kind === 'close') return;
  const source = await openLogSource(logFolder, { whole: true });
  try {
    switch (request.kind) {
      case 'build':
        return await build(source, request.path, request.share);
      case 'advance': {
        const { path, upTo, share } = request;
        const views = rebuildShares[share] ?? [];
        return await rebuild({ path, views, source, now, order: 'log', upTo });
      }
      case 'join':
        return await join(source, request.paths);
      default:
        return request satisfies never;
    }
  } catch (error) {
    throw named(fileOf(request), error);
  } finally {
    await source.close();
  }
});
