import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { GrowingTree, leafHashOf } from '@xiaohao/integrity';
import { Ledger, ledgerQueries, ledgerViews } from '@xiaohao/ledger';
import {
  type EventSource,
  openToRead,
  type RawEvent,
  readParked,
  rebuild,
  viewsHash,
} from '@xiaohao/projection-runtime';
import type { OldLog } from './corpus.js';

/** Events in any order that keeps every stream's own, under the positions that they were given. */
export function sourceOf(events: readonly RawEvent[], byStream = true): EventSource {
  const placeOf = new Map(events.map(({ position }, at) => [position, at]));
  const ordered = events.toSorted((a, b) =>
    a.stream === b.stream ? Number(a.revision) - Number(b.revision) : a.stream < b.stream ? -1 : 1,
  );
  const source: EventSource = {
    head: async () => String(events.length),
    after: async (position, limit) => {
      const from = position === null ? 0 : (placeOf.get(position) ?? 0) + 1;
      return events.slice(from, from + limit);
    },
    stream: async (stream) => events.filter((event) => event.stream === stream),
    close: async () => undefined,
  };
  if (!byStream) return source;
  return {
    ...source,
    byStream: async (after, limit, before) => {
      const from = ordered.findIndex(
        ({ stream, revision }) =>
          stream > after.stream || (stream === after.stream && Number(revision) > Number(after.revision)),
      );
      if (from < 0) return [];
      const read = ordered.slice(from, from + limit);
      return before === null ? read : read.filter(({ stream }) => stream < before);
    },
  };
}

export interface Replayed {
  readonly hash: string;
  /** Digest over all problems whole, as they are read. */
  readonly documents: string;
  /** Streams with an event that a view of today cannot take in. */
  readonly parked: readonly string[];
}

async function documentsOf(ledger: Ledger): Promise<string> {
  const digest = createHash('sha256');
  for (const { id } of ledger.all<{ readonly id: string }>('SELECT id FROM problem ORDER BY id'))
    digest.update(JSON.stringify(await ledgerQueries.readProblem(ledger, { problem: id })));
  return digest.digest('hex');
}

/** Folds events into the views of today. */
export async function replay(
  source: EventSource,
  folder: string,
  how: { readonly order?: 'stream' | 'log'; readonly batchSize?: number } = {},
): Promise<Replayed> {
  const path = join(folder, `${createHash('sha256').update(String(Math.random())).digest('hex')}.db`);
  await rebuild({ path, views: ledgerViews, source, now: () => '2026-01-05T00:00:00.000Z', ...how });
  const db = openToRead(path);
  try {
    const parked = readParked(db).map(({ stream }) => stream);
    const documents = await documentsOf(new Ledger(db, source, Buffer.alloc(32)));
    return { hash: viewsHash(db, ledgerViews), documents, parked };
  } finally {
    db.close();
  }
}

/** Root of the tree over a log, base64: what a checkpoint of that time would have signed. */
export function rootOf({ events }: OldLog): string {
  const tree = new GrowingTree();
  for (const event of events) tree.append(leafHashOf(event));
  return tree.root().toString('base64');
}
