import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemorySource } from './memory-source.js';
import { readParked } from './parked.js';
import { Projector } from './projector.js';
import { table } from './table.js';
import type { View } from './view.js';
import { createSchema, openToWrite } from './views-file.js';

interface Tally {
  readonly id: string;
  readonly place: number;
  readonly sum: number;
}
const tally = table<Tally>({
  name: 'tally',
  columns: { id: 'text', place: 'integer', sum: 'integer' },
  key: ['id'],
  rowid: 'place',
});
const seen = table<{ readonly id: string; readonly events: number }>({
  name: 'seen',
  columns: { id: 'text', events: 'integer' },
  key: ['id'],
});

/** `broken`: what the handler refuses; mended by emptying it. */
const viewsRefusing = (broken: Set<number>): readonly View[] => [
  {
    name: 'tallies',
    version: 1,
    tables: [tally],
    claims: [
      {
        kind: 'till',
        known: { Opened: 1, Added: 2, Checked: 1 },
        on: {
          Opened: ({ stream, data }, rows) =>
            rows.put(tally, { id: stream, place: Number(data.place), sum: 0 }),
          Added: ({ stream, data }, rows) => {
            const row = rows.get(tally, stream);
            if (row === undefined) throw new Error('not opened');
            rows.put(tally, { ...row, sum: row.sum + Number(data.amount) });
            if (broken.has(Number(data.amount))) throw new Error(`cannot add ${String(data.amount)}`);
          },
        },
      },
    ],
  },
  {
    name: 'seen',
    version: 1,
    tables: [seen],
    claims: [
      {
        kind: 'till',
        known: 'any',
        every: ({ stream }, rows) =>
          rows.put(seen, { id: stream, events: (rows.get(seen, stream)?.events ?? 0) + 1 }),
      },
    ],
  },
];

describe('folding events into rows', () => {
  let folder: string;
  let db: DatabaseSync;
  let log: MemorySource;
  let broken: Set<number>;
  const now = (): string => '2026-01-05T00:00:00.000Z';
  const projector = (): Projector => new Projector(db, viewsRefusing(broken), { now });
  const sums = () =>
    Object.fromEntries(
      db
        .prepare('SELECT id, sum FROM tally')
        .all()
        .map((r) => [r.id, r.sum]),
    );
  const counts = () =>
    Object.fromEntries(
      db
        .prepare('SELECT id, events FROM seen')
        .all()
        .map((r) => [r.id, r.events]),
    );

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xiaohao-projector-'));
    db = openToWrite(join(folder, 'views.db'));
    broken = new Set();
    createSchema(db, viewsRefusing(broken));
    log = new MemorySource();
    log.append('till-a', 'Opened', { place: 1 });
    log.append('till-b', 'Opened', { place: 2 });
  });
  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  it('writes rows and checkpoint together, and goes on from there in another process', () => {
    log.append('till-a', 'Added', { amount: 5 });
    projector().apply(log.events);
    log.append('till-a', 'Added', { amount: 6 });
    const again = projector();
    expect(again.position).toBe('3');
    again.apply(log.events.slice(3));
    expect(sums()).toEqual({ 'till-a': 11, 'till-b': 0 });
  });

  it('parks what throws for that stream and view alone, and drops what the handler had written', () => {
    broken.add(7);
    log.append('till-a', 'Added', { amount: 7 });
    log.append('till-a', 'Added', { amount: 1 });
    log.append('till-b', 'Added', { amount: 2 });
    projector().apply(log.events);
    expect(sums()).toEqual({ 'till-a': 0, 'till-b': 2 });
    expect(counts()).toEqual({ 'till-a': 3, 'till-b': 2 });
    expect(readParked(db)).toEqual([
      expect.objectContaining({
        stream: 'till-a',
        view: 'tallies',
        position: '3',
        type: 'Added',
        held: 1,
        attempts: 1,
        error: 'Error: cannot add 7',
      }),
    ]);
  });

  it('parks an unknown type and a version from the future, and keeps counting what waits', () => {
    log.append('till-a', 'Weighed', {});
    log.append('till-b', 'Added', { amount: 1 }, { schemaVersion: 3 });
    const first = projector();
    first.apply(log.events);
    log.append('till-a', 'Added', { amount: 1 });
    projector().apply(log.events.slice(4));
    expect(readParked(db).map(({ stream, error, held }) => [stream, error, held])).toEqual([
      ['till-a', 'UnknownEvent: unknown event type Weighed', 1],
      ['till-b', 'UnknownEvent: Added has schema version 3, known is 2', 0],
    ]);
  });

  it('takes a parked stream in once the fault is mended, in order and no event twice', async () => {
    broken.add(7);
    log.append('till-a', 'Added', { amount: 7 });
    log.append('till-a', 'Added', { amount: 1 });
    const p = projector();
    p.apply(log.events);
    expect(p.retry('till-a', await log.stream('till-a', p.retryFrom('till-a')))).toBe(false);
    expect(readParked(db)[0]).toMatchObject({ attempts: 2, held: 1 });
    broken.clear();
    expect(p.retry('till-a', await log.stream('till-a', p.retryFrom('till-a')))).toBe(true);
    expect(sums()).toEqual({ 'till-a': 8, 'till-b': 0 });
    expect(counts()).toEqual({ 'till-a': 3, 'till-b': 1 });
    expect(readParked(db)).toEqual([]);
  });

  it('goes past an event that was skipped with a ground, also when that was known before', async () => {
    broken.add(7);
    const bad = log.append('till-a', 'Added', { amount: 7 });
    log.append('till-a', 'Added', { amount: 1 });
    const p = projector();
    p.apply(log.events);
    log.append('parked-events', 'ParkedEventSkipped', {
      stream: 'till-a',
      eventId: bad.id,
      ground: '录入错误',
      by: 'p-admin',
    });
    p.apply(log.events.slice(4));
    expect(p.skippable()).toEqual(['till-a']);
    expect(p.retry('till-a', await log.stream('till-a', p.retryFrom('till-a')))).toBe(true);
    expect(sums()).toEqual({ 'till-a': 1, 'till-b': 0 });
  });

  it('parks the one event whose row SQLite refuses, and keeps the rest of its batch', () => {
    log.append('till-c', 'Opened', { place: 2 });
    log.append('till-a', 'Added', { amount: 4 });
    const p = projector();
    p.apply(log.events);
    expect(sums()).toEqual({ 'till-a': 4, 'till-b': 0 });
    expect(readParked(db).map(({ stream, view }) => [stream, view])).toEqual([['till-c', 'tallies']]);
    expect(p.position).toBe('4');
    expect(counts()).toEqual({ 'till-a': 2, 'till-b': 1, 'till-c': 1 });
  });

  it('stops at a fault of the file and parks nothing', () => {
    const p = projector();
    p.apply(log.events);
    log.append('till-a', 'Added', { amount: 1 });
    db.exec(`PRAGMA max_page_count = ${Number(db.prepare('PRAGMA page_count').get()?.page_count)}`);
    for (let i = 0; i < 2_000; i++) log.append(`till-x${i}`, 'Opened', { place: 10 + i });
    expect(() => p.apply(log.events.slice(2))).toThrow(/full/);
    expect(readParked(db)).toEqual([]);
    expect(p.position).toBe('2');
    db.exec('PRAGMA max_page_count = 1000000');
    p.apply(log.events.slice(2));
    expect(sums()['till-a']).toBe(1);
  });
});
