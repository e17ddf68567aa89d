import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CopyGap, LogCopy, type RawEvent, SqliteLogReader } from '@xiaohao/event-log/sqlite';

const id = '018f3a52-0000-7000-8000-000000000001';
const raw = (position: number, stream: string, revision: number): RawEvent => ({
  position: String(position),
  stream,
  revision: String(revision),
  id,
  type: 'ProgressReported',
  data: `{"at":${position}}`,
  metadata: '{}',
});

describe('a copy of a log', () => {
  let folder: string;
  let copy: LogCopy;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xiaohao-copy-'));
    copy = LogCopy.open(folder);
  });
  afterEach(() => {
    copy.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is read like the log itself, with the other log’s positions, also one id in two places', async () => {
    copy.add([raw(1_100, 'a', 0), raw(4_200, 'b', 0), raw(9_007_199_254_740_000, 'a', 1)]);
    const reader = await SqliteLogReader.open({ folder });
    expect((await reader.readAll({ after: '1100', limit: 10 })).map(({ position }) => position)).toEqual([
      '4200',
      '9007199254740000',
    ]);
    expect((await reader.readStream('a')).events.map(({ data }) => data['at'])).toEqual([
      1_100, 9_007_199_254_740_000,
    ]);
    expect([copy.first()?.position, copy.last()?.position]).toEqual(['1100', '9007199254740000']);
    await reader.close();
  });

  it('takes no event whose predecessor is missing, nor one twice, and nothing of what came with it', () => {
    copy.add([raw(10, 'a', 0)]);
    expect(() => copy.add([raw(20, 'b', 0), raw(30, 'a', 2)])).toThrow(CopyGap);
    expect(() => copy.add([raw(20, 'a', 0)])).toThrow('revision 1 of stream a is due, 0 came');
    expect(copy.last()?.position).toBe('10');
    copy.add([raw(20, 'b', 0), raw(30, 'a', 1)]);
    expect(copy.last()?.position).toBe('30');
  });

  it('knows the how-manieth each event is, though positions have gaps, also when it was begun without knowing', async () => {
    const positions = Array.from({ length: 1_000 }, (_, n) => 7 + 13 * n + (n % 5));
    const events = positions.map((position, n) => raw(position, 'a', n));
    copy.add(events.slice(0, 300));
    copy.close();
    // As a version left it that noted no ranks.
    const database = new DatabaseSync(join(folder, 'events.db'));
    database.exec('DROP TABLE ranks');
    database.close();
    copy = LogCopy.open(folder);
    copy.add(events.slice(300));
    const reader = await SqliteLogReader.open({ folder });
    for (const [n, position] of positions.entries()) {
      expect(reader.countUpTo(String(position))).toBe(n + 1);
      expect(reader.countUpTo(String(position - 1))).toBe(n);
      expect(reader.readAt(n)?.position).toBe(String(position));
    }
    expect(reader.readAt(1_000)).toBeUndefined();
    await reader.close();
  });

  it('hands on to who follows it all that can be read, past any number of events that cannot', async () => {
    const whole = { schemaVersion: 1, actor: { kind: 'system', id: 'system' }, recordedAt: '2026-01-01' };
    const events = Array.from({ length: 12 }, (_, n) => raw(10 + n, 'a', n));
    const readable = [0, 7, 8];
    const odd = ['', '{', 'null', '[]', '{}', JSON.stringify({ ...whole, actor: null })];
    copy.add(
      events.map((event, n) => ({
        ...event,
        metadata: readable.includes(n) ? JSON.stringify(whole) : (odd[n % odd.length] ?? ''),
      })),
    );
    const reader = await SqliteLogReader.open({ folder, lookEvery: 5 });
    const got: string[] = [];
    const until = async (count: number): Promise<void> => {
      while (got.length < count) await pause(5);
    };
    const following = reader.subscribe({ batchSize: 2 }, (batch) => {
      got.push(...batch.map(({ revision }) => revision));
    });
    await until(3);
    copy.add([{ ...raw(30, 'a', 12), metadata: JSON.stringify(whole) }]);
    await until(4);
    await following.stop();
    await reader.close();
    expect(got).toEqual(['0', '7', '8', '12']);
  });

  it('goes on where it was when it is opened again', () => {
    copy.add([raw(10, 'a', 0)]);
    copy.close();
    copy = LogCopy.open(folder);
    copy.add([raw(12, 'a', 1)]);
    expect(copy.last()).toEqual(raw(12, 'a', 1));
  });
});
