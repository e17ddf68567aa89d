import { workerData } from 'node:worker_threads';
import { named } from '@xiaohao/event-log';
import { dividedKind, ledgerViews } from '@xiaohao/ledger';
import {
  beginBuild,
  type Division,
  fillByStream,
  finishBuild,
  isDamage,
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

/** Tells of the events that were taken in, now and then. */
async function telling(source: LogSource): Promise<(done: number) => void> {
  const total = await source.events();
  let told = 0;
  return (done) => {
    if (done - told < tellEvery) return;
    told = done;
    const progress: RebuildProgress = { done, total };
    tell(progress);
  };
}

async function fill(source: LogSource, { path, division, ranges }: Fill): Promise<boolean> {
  if (source.byStream === undefined) return false;
  const onProgress = await telling(source);
  return withoutClash(() => fillByStream({ path, views, source, now, division, ranges, onProgress }));
}

async function follow(source: LogSource, path: string): Promise<void> {
  const more = standingOf(path, views) === 'absent' ? { onProgress: await telling(source) } : {};
  await rebuild({ path, views, source, now, order: 'log', ...more });
}

async function divide(source: LogSource): Promise<Division> {
  return { upTo: await source.head(), boundary: await source.middleOf(dividedKind) };
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
      return beginBuild(request.paths, views, () => divide(source));
    case 'fill':
      return fill(source, request);
    case 'finish': {
      const [path = '', ...others] = request.paths;
      return withoutClash(() => finishBuild(path, views, others));
    }
    case 'follow':
      return follow(source, request.path);
    default:
      return request satisfies never;
  }
}

serveRequests<BuildRequest>(async (request) => {
  if (request.kind === 'close') return;
  const source = await openLogSource(logFolder, { whole: true });
  const paths = 'path' in request ? [request.path] : request.paths;
  try {
    return await serve(source, request);
  } catch (error) {
    // The next build would come upon the same again.
    if (isDamage(error)) paths.forEach(removeFile);
    throw named(paths[0] ?? '', error);
  } finally {
    await source.close();
  }
});
