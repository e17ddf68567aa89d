import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LogDamaged } from '@xiaohao/event-log';
import { LogCopy } from '@xiaohao/event-log/sqlite';
import { type LogSource, openLogSource } from './log-source.js';

describe('the log as projections read it', () => {
  let folder: string;
  let copy: LogCopy;
  let source: LogSource;
  let written: number;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xiaohao-source-'));
    copy = LogCopy.open(folder);
    source = await openLogSource(folder);
    written = 0;
  });
  afterEach(async () => {
    await source.close();
    copy.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const idOf = (place: number): string => `018f3a52-0000-7000-8000-${String(place).padStart(12, '0')}`;
  /** Writes so many events to a stream, at positions with gaps. */
  function write(stream: string, events: number): void {
    copy.add(
      Array.from({ length: events }, (_, at) => {
        written += 1;
        return {
          position: String(written * 1_100),
          stream,
          revision: String(at),
          id: idOf(written),
          type: 'ProgressReported',
          data: '{}',
          metadata: '{}',
        };
      }),
    );
  }

  it('says how many events it holds, though a copy has the positions of another store', async () => {
    expect(await source.events()).toBe(0);
    write('a', 3);
    expect([await source.events(), await source.head()]).toEqual([3, '3300']);
  });

  it('tells a page that is no page any more as damage of the log', async () => {
    write('a', 2_000);
    const file = join(folder, 'events.db');
    const writer = new DatabaseSync(file);
    writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    writer.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, 8 * 4_096));
    await expect(source.stream('a', null)).rejects.toThrow(LogDamaged);
  });

  it('gives streams in their order, from an event on and up to a stream, with ids that are looked up', async () => {
    write('b-2', 2);
    write('a-1', 2);
    write('b-1', 1);
    const begin = { stream: '', revision: '-1' };
    const read = async (after: typeof begin, before: string | null) =>
      (await source.byStream?.(after, 10, before))?.map(
        ({ stream, revision, id }) => `${stream}@${revision} ${id.slice(-2)}`,
      );
    expect(await read(begin, null)).toEqual(['a-1@0 03', 'a-1@1 04', 'b-1@0 05', 'b-2@0 01', 'b-2@1 02']);
    expect(await read({ stream: 'a-1', revision: '0' }, 'b-2')).toEqual(['a-1@1 04', 'b-1@0 05']);
    expect((await source.stream('b-2', '1')).map(({ id }) => id)).toEqual([idOf(2)]);
  });

  it('finds the stream from which on a kind holds half of all events', async () => {
    expect(await source.middleOf('b')).toBeNull();
    write('b-1', 4);
    write('b-2', 1);
    write('b-3', 3);
    expect(await source.middleOf('b')).toBe('b-2');
    write('c-1', 2);
    expect(await source.middleOf('b')).toBe('b-1');
    write('b-4', 10);
    expect(await source.middleOf('b')).toBe('b-4');
    write('a-1', 100);
    expect(await source.middleOf('b')).toBe('b-1');
    expect(await source.middleOf('d')).toBeNull();
  });
});
