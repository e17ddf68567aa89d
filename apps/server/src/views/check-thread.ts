import { statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import { comparePositions } from '@xiaohao/event-log';
import { ledgerViews, problemOfRow } from '@xiaohao/ledger';
import {
  compareFiles,
  type EventSource,
  Generations,
  openToRead,
  positionOf,
  readParked,
  rebuild,
  removeFile,
} from '@xiaohao/projection-runtime';
import { serveRequests, tell } from '../threads/serve-requests.js';
import { checkFile } from './check-file.js';
import { openLogSource } from './log-source.js';
import type {
  CheckOutcome,
  CheckRequest,
  CheckThreadData,
  FoundDifference,
  RebuildProgress,
} from './messages.js';
import { pacedSource } from './paced-source.js';

/** Differences that are named; the others are counted. */
const mostFound = 100;
/** Events between two tellings of how far it is. */
const tellEvery = 5_000;
/** How long the rows that serve may take to come to where the replay stands, milliseconds. */
const patience = 60_000;

const { viewsFolder, logFolder, pace } = workerData as CheckThreadData;
const generations = new Generations(viewsFolder);
const now = (): string => new Date().toISOString();

/** The rows that serve at this moment, held at one position until they are closed. */
async function holdServed(atLeast: string | null): Promise<ReturnType<typeof openToRead>> {
  for (const end = performance.now() + patience; ; await pause(100)) {
    const current = generations.current();
    if (current !== null) {
      const db = openToRead(generations.path(current));
      db.exec('BEGIN');
      const position = db.prepare('SELECT position FROM checkpoint').get()?.['position'];
      const reached =
        atLeast === null || (typeof position === 'string' && comparePositions(position, atLeast) >= 0);
      if (reached) return db;
      db.close();
    }
    if (performance.now() >= end) throw new Error(`the views do not come to position ${atLeast}`);
  }
}

/** A check must not be what fills the disk: the replay is about as large as what serves. */
function requireRoom(): void {
  const current = generations.current();
  const size = current === null ? 0 : statSync(generations.path(current)).size;
  const { bavail, bsize } = statfsSync(viewsFolder);
  if (bavail * bsize < 2 * size) throw new Error('there is no room on the disk for a second file of views');
}

async function replay(source: EventSource, path: string, total: number): Promise<void> {
  let told = 0;
  const progress = (done: number): void => {
    const notice: RebuildProgress = { done, total };
    told = done;
    tell(notice);
  };
  progress(0);
  await rebuild({
    path,
    views: ledgerViews,
    source,
    now,
    onProgress: (done) => {
      if (done - told >= tellEvery) progress(done);
    },
  });
}

/** Builds a second file from the log alone and holds the one that serves against it, at one position. */
async function check(source: EventSource, path: string, total: number): Promise<CheckOutcome> {
  await replay(source, path, total);
  const served = await holdServed(positionOf(path));
  try {
    const position = served.prepare('SELECT position FROM checkpoint').get()?.['position'];
    const upTo = typeof position === 'string' ? position : undefined;
    if (upTo !== undefined) await rebuild({ path, views: ledgerViews, source, now, order: 'log', upTo });
    const replayed = openToRead(path);
    const parked = new Set(readParked(served).map(({ stream }) => stream));
    const found: FoundDifference[] = [];
    let [differences, known] = [0, 0];
    const { rows, servedHash } = compareFiles(served, replayed, ledgerViews, (difference) => {
      const problem = problemOfRow(difference, [replayed, served]);
      if (problem !== null && (parked.has(`problem-${problem}`) || parked.has(`chase-${problem}`))) {
        known += 1;
        return;
      }
      differences += 1;
      const { kind, table, columns, served: here, replayed: there } = difference;
      if (found.length < mostFound)
        found.push({ kind, table, problem, columns, served: here, replayed: there });
    });
    replayed.close();
    return { position: upTo ?? null, rows, hash: servedHash, differences, found, parked: known };
  } finally {
    served.close();
  }
}

serveRequests<CheckRequest>(async () => {
  const path = join(viewsFolder, checkFile);
  removeFile(path);
  requireRoom();
  const source = await openLogSource(logFolder);
  try {
    return await check(pacedSource(source, pace), path, await source.events());
  } finally {
    await source.close();
    removeFile(path);
  }
});
