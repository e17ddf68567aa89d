import { workerData } from 'node:worker_threads';
import { named } from '@xiaohao/event-log';
import { dividedKind, ledgerViews } from '@xiaohao/ledger';
import {
  type Division,
  fillByStream,
  finishBuild,
  isOfAnotherBoot,
  isRowFault,
  rebuild,
  removeFile,
  standingOf,
} from '@xiaohao/projection-runtime';
import { serveRequests, tell } from '../threads/serve-requests.js';
import { type LogSource, openLogSource } from './log-source.js';
import type { BuildRequest, BuildThreadData, RebuildProgress } from './messages.js';

/** Progress is told this often, in events. */
const tellEvery = 20_000;

type Asked = Exclude<BuildRequest, { kind: 'close' }>;
type Fill = Extract<BuildRequest, { kind: 'fill' }>;

const { logFolder } = workerData as BuildThreadData;
const now = (): string => new Date().toISOString();
const views = ledgerViews;

async function begin(source: LogSource, paths: readonly string[]): Promise<Division | null> {
  // What was not forced to the disk before the machine stopped may be there in part, or as anything.
  if (paths.some(isOfAnotherBoot)) for (const path of paths) removeFile(path);
  const [first, ...others] = paths.map((path) => standingOf(path, views));
  if (first === 'finished' || (typeof first === 'object' && first.state === 'joined')) return null;
  const known = [first, ...others].find((standing) => typeof standing === 'object');
  if (known !== undefined) return { upTo: known.upTo, boundary: known.boundary };
  for (const path of paths) removeFile(path);
  return { upTo: await source.head(), boundary: await source.middleOf(dividedKind) };
}

async function fill(source: LogSource, { path, division, ranges }: Fill): Promise<boolean> {
  if (source.byStream === undefined) return false;
  const total = await source.events();
  let told = 0;
  const onProgress = (done: number): void => {
    if (done - told < tellEvery) return;
    told = done;
    const progress: RebuildProgress = { done, total };
    tell(progress);
  };
  return withoutClash(() => fillByStream({ path, views, source, now, division, ranges, onProgress }));
}

/** False where SQLite refuses a row: two streams claim it. */
async function withoutClash(work: () => void | Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (fault) {
    if (!isRowFault(fault)) throw fault;
    return false;
  }
}

async function serve(source: LogSource, request: Asked): Promise<unknown> {
  switch (request.kind) {
    case 'begin':
      return begin(source, request.paths);
    case 'fill':
      return fill(source, request);
    case 'finish': {
      const [path = '', ...others] = request.paths;
      return withoutClash(() => finishBuild(path, views, others));
    }
    case 'follow':
      return rebuild({ path: request.path, views, source, now, order: 'log' });
    default:
      return request satisfies never;
  }
}

serveRequests<BuildRequest>(async (request) => {
  if (request.kind === 'close') return;
  const source = await openLogSource(logFolder, { whole: true });
  try {
    return await serve(source, request);
  } catch (error) {
    throw named('path' in request ? request.path : (request.paths[0] ?? ''), error);
  } finally {
    await source.close();
  }
});
