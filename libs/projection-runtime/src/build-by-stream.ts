import type { DatabaseSync } from 'node:sqlite';
import { comparePositions } from '@xiaohao/event-log';
import { type BuildCursor, readCursor, writeCursor } from './build-cursor.js';
import type { EventSource, RawEvent } from './event-source.js';
import { Projector } from './projector.js';
import type { RebuildOptions } from './rebuild.js';
import { buildSearch } from './search-index.js';
import { parkedEventsStream } from './skipped-events.js';
import { forceToDisk, hasTable, isOfAnotherBoot, removeFile } from './unfinished-file.js';
import type { View } from './view.js';
import { createAllIndexes, createTables, openToBuild } from './views-file.js';

/** Events read at once, and rows that may wait for one transaction. */
const defaultBatch = 1_000;
const defaultWaiting = 2_000;

/** Fills a file so that each row is written once, when its stream has been folded whole. */
export async function streamByStream(options: RebuildOptions): Promise<void> {
  const { source, views, now, batchSize = defaultBatch, waitingRows = defaultWaiting } = options;
  if (isOfAnotherBoot(options.path)) removeFile(options.path);
  const db = openToBuild(options.path);
  try {
    if (!hasTable(db, 'building')) createTables(db, views);
    if (hasTable(db, 'checkpoint') && db.prepare('SELECT 1 FROM checkpoint').get() !== undefined) return;
    const projector = new Projector(db, views, { now, fresh: true });
    let cursor = readCursor(db) ?? (await begin(db, projector, source));
    const { upTo } = cursor;
    if (upTo !== null) {
      let open: RawEvent[] = [];
      for (let at = cursor.after; ; ) {
        const read = (await source.byStream?.(at, batchSize)) ?? [];
        const last = read.at(-1);
        // The last stream read may go on in the next batch: only whole streams are folded.
        const cut = last === undefined ? 0 : read.findIndex(({ stream }) => stream === last.stream);
        open.push(...(last === undefined ? read : read.slice(0, cut)));
        const whole = last !== undefined && open.at(-1)?.stream === last.stream ? [] : open;
        if (whole.length > 0) {
          projector.fold(whole.filter((raw) => wanted(raw, upTo)));
          cursor = advance(cursor, whole);
          open = [];
          if (projector.waiting >= waitingRows) commit(db, projector, cursor);
          options.onProgress?.(cursor.done);
        }
        if (last === undefined) break;
        open.push(...read.slice(cut));
        at = { stream: last.stream, revision: last.revision };
      }
      commit(db, projector, cursor);
    }
    finish(db, views, upTo);
    forceToDisk(options.path);
  } finally {
    db.close();
  }
}

const wanted = (raw: RawEvent, upTo: string): boolean =>
  raw.stream !== parkedEventsStream && comparePositions(raw.position, upTo) <= 0;

function advance(cursor: BuildCursor, whole: readonly RawEvent[]): BuildCursor {
  const last = whole.at(-1);
  if (last === undefined) return cursor;
  return {
    ...cursor,
    after: { stream: last.stream, revision: last.revision },
    done: cursor.done + whole.length,
  };
}

/** Decisions to skip come before everything else: they must be known when an event fails. */
async function begin(db: DatabaseSync, projector: Projector, source: EventSource): Promise<BuildCursor> {
  const upTo = await source.head();
  const skips = upTo === null ? [] : await source.stream(parkedEventsStream, null);
  projector.fold(skips.filter(({ position }) => comparePositions(position, upTo ?? '0') <= 0));
  const cursor: BuildCursor = { upTo, after: null, done: 0 };
  commit(db, projector, cursor);
  return cursor;
}

const commit = (db: DatabaseSync, projector: Projector, cursor: BuildCursor): void =>
  projector.commit(() => writeCursor(db, cursor));

/** What a killed build had made of this already is there or is made again. */
function finish(db: DatabaseSync, views: readonly View[], upTo: string | null): void {
  createAllIndexes(db, views);
  for (const view of views) for (const search of view.search ?? []) buildSearch(db, search);
  db.exec('BEGIN');
  db.exec('DELETE FROM building');
  if (upTo !== null) db.prepare('INSERT INTO checkpoint VALUES (1, ?)').run(upTo);
  db.exec('COMMIT');
}
