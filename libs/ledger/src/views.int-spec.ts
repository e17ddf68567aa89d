import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  MemorySource,
  openToRead,
  type RawEvent,
  readParked,
  rebuild,
  viewsHash,
} from '@xiaohao/projection-runtime';
import { digestOf, ExampleHistory } from './examples/example-history.js';
import { dividedKind, ledgerViews } from './views.js';

function manyLives(): ExampleHistory {
  const log = ExampleHistory.begin();
  const ids = Array.from({ length: 25 }, (_, n) => `p${n}`);
  ids.forEach((id, n) => {
    log.raise(id, {
      number: `2026-${String(n + 1).padStart(4, '0')}`,
      title: `问题${n}`,
      unit: n % 3 ? 'u-street' : 'u-other',
    });
  });
  for (const id of ids) log.submit(id, `list-${id.length}`);
  for (const id of ids.filter((_, n) => n % 2 === 0)) log.sendBack(id).resubmit(id, 'list-again');
  for (const id of ids)
    log.finalise(id).measure(id, `${id}-m1`).measure(id, `${id}-m2`, '逐笔核对', '2026-07-01');
  for (const id of ids)
    log.prove(id, `${id}-e`, digestOf('e'), `${id}-m1`).requestSignOff(id).take(id, 0, 'unitApproval');
  for (const id of ids.filter((_, n) => n % 4 === 0))
    log.revise(id, `${id}-m1`, '改后', '2026-09-01').take(id, 0, 'unitApproval', true);
  for (const id of ids) log.complete(id, `${id}-m1`).closeOff(id, `XH-${id}`);
  for (const id of ids.filter((_, n) => n % 5 === 0)) log.reopen(id, '2026-12-01').measure(id, `${id}-m3`);
  log.append('numbers-problem-2026', 'NumbersReserved', {
    series: 'problem',
    year: 2026,
    node: 'n1',
    from: 1,
    to: 50,
  });
  return log;
}

/** The same streams, woven in another way; each keeps its own order. */
function rewoven(log: MemorySource, seed: number): MemorySource {
  const streams = Map.groupBy(log.events, ({ stream }) => stream);
  const queues = [...streams.values()].map((events) => [...events]);
  const other = new MemorySource();
  let state = seed;
  while (queues.length > 0) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const at = (state >>> 8) % queues.length;
    const next = queues[at]?.shift();
    if (next === undefined) queues.splice(at, 1);
    else other.events.push(next);
  }
  return other;
}

async function hashOf(source: MemorySource, order: 'stream' | 'log', batchSize: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-hash-'));
  const path = join(folder, 'views.db');
  try {
    await rebuild({ path, views: ledgerViews, source, now: () => '', order, batchSize });
    const db = openToRead(path);
    expect(readParked(db)).toEqual([]);
    const hash = viewsHash(db, ledgerViews);
    db.close();
    return hash;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the views together', () => {
  it('are the same rows in batches of any size, in log order or stream by stream', async () => {
    const log = manyLives();
    const expected = await hashOf(log, 'log', 100_000);
    for (const batchSize of [1, 7, 1000]) {
      expect(await hashOf(log, 'log', batchSize)).toBe(expected);
      expect(await hashOf(log, 'stream', batchSize)).toBe(expected);
    }
  });

  it('do not depend on how streams are interleaved', async () => {
    const log = manyLives();
    const expected = await hashOf(log, 'log', 50);
    for (const seed of [1, 2, 3]) {
      const other = rewoven(log, seed);
      // Positions are those of the first weaving: what a row says of its own event stays.
      const source = Object.assign(Object.create(other) as MemorySource, {
        after: async (position: string | null, limit: number): Promise<readonly RawEvent[]> => {
          const from = position === null ? 0 : other.events.findIndex((e) => e.position === position) + 1;
          return other.events.slice(from, from + limit);
        },
      });
      expect(await hashOf(source, 'log', 50)).toBe(expected);
    }
  });

  it('notice one changed word', async () => {
    const log = manyLives();
    const before = await hashOf(log, 'stream', 100);
    const [place, event] = [...log.events.entries()].find(
      ([, { type, stream }]) => type === 'MeasureAssigned' && stream === 'problem-p1',
    ) ?? [0, undefined];
    if (event === undefined) throw new Error('no measure');
    log.events[place] = { ...event, data: event.data.replace('修订', '修正') };
    expect(await hashOf(log, 'stream', 100)).not.toBe(before);
  });

  it('have names of their own', () => {
    const names = ledgerViews.flatMap((view) => [
      view.name,
      ...view.tables.map((table) => `table ${table.name}`),
    ]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('share no rows among the streams that a rebuild divides', () => {
    const divided = ledgerViews.filter(({ claims }) => claims.some(({ kind }) => kind === dividedKind));
    expect(divided.length).toBeGreaterThan(5);
    expect(divided.flatMap(({ tables }) => tables).filter(({ shared }) => shared === true)).toEqual([]);
  });
});
