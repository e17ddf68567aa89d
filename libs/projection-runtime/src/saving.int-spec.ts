import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MemorySource } from './memory-source.js';
import { readParked } from './parked.js';
import { Projector } from './projector.js';
import { table } from './table.js';
import type { View } from './view.js';
import { createSchema, openToRead, openToWrite } from './views-file.js';

interface Seat {
  readonly id: string;
  readonly place: number;
  readonly moves: number;
}
const seat = table<Seat>({
  name: 'seat',
  columns: { id: 'text', place: 'integer', moves: 'integer' },
  key: ['id'],
  rowid: 'place',
});

const views: readonly View[] = [
  {
    name: 'seats',
    version: 1,
    tables: [seat],
    claims: [
      {
        kind: 'guest',
        known: { Seated: 1, Moved: 1 },
        on: {
          Seated: ({ stream, data }, rows) =>
            rows.put(seat, { id: stream, place: Number(data.place), moves: 0 }),
          Moved({ stream }, rows) {
            const row = rows.get(seat, stream);
            if (row === undefined) throw new Error('not seated');
            rows.put(seat, { ...row, moves: row.moves + 1 });
          },
        },
      },
    ],
  },
];

describe('saving what was taken', () => {
  let folder: string;
  let db: DatabaseSync;
  let reader: DatabaseSync;
  let log: MemorySource;
  let projector: Projector;
  const path = (): string => join(folder, 'views.db');
  const readBy = (connection: DatabaseSync): Record<string, unknown> =>
    Object.fromEntries(
      connection
        .prepare('SELECT id, moves FROM seat')
        .all()
        .map(({ id, moves }) => [id, moves]),
    );
  const open = (): Projector => new Projector(db, views, { now: () => '2026-01-05T00:00:00.000Z' });
  const takeRest = async (): Promise<void> => projector.take(await log.after(projector.position, 100));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xiaohao-saving-'));
    db = openToWrite(path());
    createSchema(db, views);
    reader = openToRead(path());
    log = new MemorySource();
    log.append('guest-a', 'Seated', { place: 1 });
    log.append('guest-b', 'Seated', { place: 2 });
    projector = open();
  });
  afterEach(() => {
    reader.close();
    db.close();
    rmSync(folder, { recursive: true });
  });

  it('lets nobody see what was taken or written before it is saved, and then all of it at once', async () => {
    await takeRest();
    projector.write();
    log.append('guest-a', 'Moved', {});
    await takeRest();
    expect([projector.position, projector.saved]).toEqual(['3', null]);
    expect(readBy(reader)).toEqual({});
    projector.save();
    expect([projector.position, projector.saved]).toEqual(['3', '3']);
    expect(readBy(reader)).toEqual({ 'guest-a': 1, 'guest-b': 0 });
  });

  it('loses what was written and not saved with its process, which takes it again', async () => {
    await takeRest();
    projector.save();
    log.append('guest-b', 'Moved', {});
    await takeRest();
    projector.write();
    db.close();
    db = openToWrite(path());
    projector = open();
    expect(projector.position).toBe('2');
    await takeRest();
    projector.save();
    expect(readBy(reader)).toEqual({ 'guest-a': 0, 'guest-b': 1 });
  });

  it('goes back to what was saved where SQLite refuses a row, and parks the one event that is to blame', async () => {
    await takeRest();
    projector.save();
    log.append('guest-a', 'Moved', {});
    await takeRest();
    projector.write();
    log.append('guest-c', 'Seated', { place: 2 });
    log.append('guest-b', 'Moved', {});
    await takeRest();
    expect(projector.position).toBe('5');
    projector.save();
    expect([projector.position, projector.isDoubtful]).toEqual(['2', true]);
    projector.take(await log.after(projector.position, 2));
    expect([projector.position, projector.saved, projector.isDoubtful]).toEqual(['4', '4', true]);
    await takeRest();
    expect([projector.saved, projector.isDoubtful]).toEqual(['5', false]);
    expect(readBy(reader)).toEqual({ 'guest-a': 1, 'guest-b': 1 });
    expect(readParked(reader).map(({ stream, position }) => [stream, position])).toEqual([['guest-c', '4']]);
  });

  it('goes back where the file is full, parks nothing, and takes all of it once there is room', async () => {
    await takeRest();
    projector.save();
    log.append('guest-a', 'Moved', {});
    await takeRest();
    projector.write();
    db.exec(`PRAGMA max_page_count = ${Number(db.prepare('PRAGMA page_count').get()?.page_count)}`);
    for (let i = 0; i < 2_000; i++) log.append(`guest-x${i}`, 'Seated', { place: 10 + i });
    projector.take(await log.after(projector.position, 3_000));
    expect(() => projector.save()).toThrow(/full/);
    expect([projector.position, projector.isDoubtful]).toEqual(['2', false]);
    expect(readBy(reader)).toEqual({ 'guest-a': 0, 'guest-b': 0 });
    db.exec('PRAGMA max_page_count = 1000000');
    projector.take(await log.after(projector.position, 3_000));
    projector.save();
    expect(Object.keys(readBy(reader))).toHaveLength(2_002);
    expect(readBy(reader)['guest-a']).toBe(1);
    expect(readParked(reader)).toEqual([]);
  });

  it('counts nothing as saved where the file could not even be read on the way back', async () => {
    await takeRest();
    projector.save();
    log.append('guest-b', 'Moved', {});
    await takeRest();
    const failing = (): never => {
      throw Object.assign(new Error('disk I/O error'), { errcode: 10 });
    };
    const exec = jest
      .spyOn(db, 'exec')
      .mockImplementationOnce((sql) => DatabaseSync.prototype.exec.call(db, sql))
      .mockImplementationOnce(failing);
    const prepare = jest.spyOn(db, 'prepare').mockImplementationOnce(failing);
    expect(() => projector.save()).toThrow('disk I/O error');
    exec.mockRestore();
    prepare.mockRestore();
    expect([projector.position, projector.saved]).toEqual(['2', '2']);
    log.append('guest-a', 'Moved', {});
    await takeRest();
    projector.save();
    expect(readBy(reader)).toEqual({ 'guest-a': 1, 'guest-b': 1 });
    expect(projector.saved).toBe('4');
  });

  it('goes past a refused event that was skipped with a ground', async () => {
    await takeRest();
    projector.save();
    const refused = log.append('guest-c', 'Seated', { place: 2 });
    log.append('guest-a', 'Moved', {});
    projector.apply(await log.after(projector.position, 100));
    const skip = { stream: 'guest-c', eventId: refused.id, ground: '录入错误', by: 'p-admin' };
    log.append('parked-events', 'ParkedEventSkipped', skip);
    projector.apply(await log.after(projector.position, 100));
    expect(projector.skippable()).toEqual(['guest-c']);
    expect(projector.retry('guest-c', await log.stream('guest-c', projector.retryFrom('guest-c')))).toBe(
      true,
    );
    expect(projector.skippable()).toEqual([]);
    expect(readBy(reader)).toEqual({ 'guest-a': 1, 'guest-b': 0 });
  });

  it('saves before a parked stream is tried again', async () => {
    log.append('guest-z', 'Moved', {});
    log.append('guest-z', 'Seated', { place: 9 });
    await takeRest();
    projector.write();
    expect(projector.retry('guest-z', await log.stream('guest-z', projector.retryFrom('guest-z')))).toBe(
      false,
    );
    expect(readBy(reader)).toEqual({ 'guest-a': 0, 'guest-b': 0 });
    expect(readParked(reader)[0]).toMatchObject({ stream: 'guest-z', attempts: 2, held: 1 });
  });
});
