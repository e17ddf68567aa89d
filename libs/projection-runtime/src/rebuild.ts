import { comparePositions } from '@xiaohao/event-log';
import { beginBuild } from './begin-build.js';
import { everyStream } from './division.js';
import type { EventSource } from './event-source.js';
import { isRowFault } from './faults.js';
import { fillByStream } from './fill-by-stream.js';
import { finishBuild, standingOf } from './finish-build.js';
import { Projector } from './projector.js';
import { hasTable, removeFile } from './unfinished-file.js';
import type { View } from './view.js';
import { createSchema, openToWrite } from './views-file.js';

export interface RebuildOptions {
  readonly path: string;
  readonly views: readonly View[];
  readonly source: EventSource;
  readonly now: () => string;
  readonly onProgress?: (done: number) => void;
  /** `stream` where the source can, unless told. */
  readonly order?: 'stream' | 'log';
  readonly batchSize?: number;
  /** Stream by stream: rows that may wait for one transaction. */
  readonly waitingRows?: number;
  /** In log order: the last position to take in; default: the head. */
  readonly upTo?: string;
}

/** Events in one transaction. */
const defaultBatch = 4_000;

/**
 * Fills a new file from the whole log up to the head that was found at the start; what came since is for a
 * {@link Projector} on the finished file. A file that a killed rebuild left is gone on with, and a finished
 * one is only followed up in log order.
 */
export async function rebuild(options: RebuildOptions): Promise<void> {
  if (options.source.byStream === undefined || options.order === 'log') return inLogOrder(options);
  try {
    await streamByStream(options);
  } catch (fault) {
    if (!isRowFault(fault)) throw fault;
    // Two streams claim one row, so that the order between them counts: take them as they happened.
    removeFile(options.path);
    await inLogOrder(options);
  }
}

async function streamByStream(options: RebuildOptions): Promise<void> {
  const { path, views, source } = options;
  const standing = standingOf(path, views);
  // A file that was filled in part for a build in two threads lacks what the other had.
  if (typeof standing === 'object' && standing.boundary !== null && standing.state !== 'joined')
    removeFile(path);
  const find = async () => ({ upTo: await source.head(), boundary: null });
  const division = await beginBuild([path], views, find);
  if (division !== null) await fillByStream({ ...options, division, ranges: everyStream });
  finishBuild(path, views);
}

async function inLogOrder(options: RebuildOptions): Promise<void> {
  const { source, views, now, upTo, batchSize = defaultBatch } = options;
  const db = openToWrite(options.path);
  try {
    if (!hasTable(db, 'checkpoint')) createSchema(db, views);
    const projector = new Projector(db, views, { now });
    for (let done = 0; ; ) {
      const read = await source.after(projector.position, batchSize);
      const batch =
        upTo === undefined ? read : read.filter((raw) => comparePositions(raw.position, upTo) <= 0);
      if (batch.length === 0) return;
      projector.apply(batch);
      done += batch.length;
      options.onProgress?.(done);
    }
  } finally {
    db.close();
  }
}
