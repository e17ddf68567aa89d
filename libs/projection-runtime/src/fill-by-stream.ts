import type { DatabaseSync } from 'node:sqlite';
import { comparePositions } from '@xiaohao/event-log';
import { type BuildCursor, readCursor, writeCursor } from './build-cursor.js';
import type { Division, StreamRange } from './division.js';
import type { EventSource, RawEvent } from './event-source.js';
import { Projector } from './projector.js';
import { parkedEventsStream } from './skipped-events.js';
import { hasTable } from './unfinished-file.js';
import type { View } from './view.js';
import { createTables, openToBuild } from './views-file.js';

export interface FillOptions {
  readonly path: string;
  readonly views: readonly View[];
  readonly source: EventSource;
  readonly now: () => string;
  readonly division: Division;
  /** The streams to take in, in their order. */
  readonly ranges: readonly StreamRange[];
  readonly onProgress?: ((done: number) => void) | undefined;
  readonly batchSize?: number | undefined;
  /** Rows that may wait for one transaction. */
  readonly waitingRows?: number | undefined;
}

/** Events read at once, and rows that may wait for one transaction. */
const defaultBatch = 1_000;
const defaultWaiting = 2_000;

/** Where reading begins; its revision is before the first. */
type Place = { readonly stream: string; readonly revision: string };

/**
 * Fills a file with the rows of some streams, so that each is written once, when its stream has been folded whole.
 * What a killed one left is gone on with. `finishBuild` makes a file of views of it.
 */
export async function fillByStream(options: FillOptions): Promise<void> {
  const { path, views, now, ranges, waitingRows = defaultWaiting } = options;
  const db = openToBuild(path);
  try {
    if (!hasTable(db, 'build')) createTables(db, views);
    let cursor = readCursor(db) ?? (await begin(db, options));
    if (cursor.state !== 'filling') return;
    const projector = new Projector(db, views, { now, fresh: true });
    const { upTo } = cursor;
    for (const range of upTo === null ? [] : ranges)
      for await (const whole of wholeStreams(options, range, cursor.after)) {
        projector.fold(whole.filter((raw) => wanted(raw, upTo ?? '0')));
        cursor = advance(cursor, whole);
        if (projector.waiting >= waitingRows) commit(db, projector, cursor);
        options.onProgress?.(cursor.done);
      }
    commit(db, projector, { ...cursor, state: 'filled' });
  } finally {
    db.close();
  }
}

/** The events of a range after that one, some streams at a time, each of them whole. */
async function* wholeStreams(
  { source, batchSize = defaultBatch }: FillOptions,
  range: StreamRange,
  after: BuildCursor['after'],
): AsyncGenerator<readonly RawEvent[]> {
  let open: RawEvent[] = [];
  for (let at = beginOf(range, after); at !== null; ) {
    const read: readonly RawEvent[] = (await source.byStream?.(at, batchSize, range.before)) ?? [];
    const last = read.at(-1);
    if (last === undefined) break;
    // The last stream read may go on in the next batch.
    const cut = read.findIndex(({ stream }) => stream === last.stream);
    open.push(...read.slice(0, cut));
    if (open.length > 0 && open.at(-1)?.stream !== last.stream) {
      yield open;
      open = [];
    }
    open.push(...read.slice(cut));
    at = { stream: last.stream, revision: last.revision };
  }
  if (open.length > 0) yield open;
}

/** Null when the range lies before what was folded last. */
function beginOf({ from, before }: StreamRange, after: BuildCursor['after']): Place | null {
  if (after === null || after.stream < from) return { stream: from, revision: '-1' };
  return before !== null && after.stream >= before ? null : after;
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

/**
 * Decisions to skip come before everything else: they must be known when an event fails. What views make of their
 * stream is for the part in which it is.
 */
async function begin(
  db: DatabaseSync,
  { source, division, ranges, views, now }: FillOptions,
): Promise<BuildCursor> {
  const { upTo } = division;
  const projector = new Projector(db, ranges.some(hasSkips) ? views : [], { now, fresh: true });
  const skips = upTo === null ? [] : await source.stream(parkedEventsStream, null);
  projector.fold(skips.filter(({ position }) => comparePositions(position, upTo ?? '0') <= 0));
  const cursor: BuildCursor = { ...division, after: null, done: 0, state: 'filling' };
  commit(db, projector, cursor);
  return cursor;
}

const hasSkips = ({ from, before }: StreamRange): boolean =>
  from <= parkedEventsStream && (before === null || parkedEventsStream < before);

const commit = (db: DatabaseSync, projector: Projector, cursor: BuildCursor): void =>
  projector.commit(() => writeCursor(db, cursor));
