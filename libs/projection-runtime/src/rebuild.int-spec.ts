import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { beginBuild } from './begin-build.js';
import { partsOf } from './division.js';
import type { RawEvent } from './event-source.js';
import { fillByStream } from './fill-by-stream.js';
import { finishBuild, positionOf, standingOf } from './finish-build.js';
import { MemorySource } from './memory-source.js';
import { readParked } from './parked.js';
import { rebuild } from './rebuild.js';
import { table } from './table.js';
import type { View } from './view.js';
import { openToRead } from './views-file.js';
import { viewsHash } from './views-hash.js';

const note = table<{ readonly place: number; readonly id: string; readonly words: readonly string[] }>({
  name: 'note',
  columns: { place: 'integer', id: 'text', words: 'json' },
  key: ['id'],
  rowid: 'place',
});
const word = table<{ readonly word: string; readonly uses: number }>({
  name: 'word',
  columns: { word: 'text', uses: 'integer' },
  key: ['word'],
  shared: true,
});
const notes: View = {
  name: 'notes',
  version: 1,
  tables: [note],
  search: [
    {
      name: 'note_search',
      table: note,
      columns: ['words'],
      tokens: ({ words }: { words: string[] }) => [words.join(' ')],
    },
  ],
  claims: [
    {
      kind: 'note',
      known: { Begun: 1, Said: 1 },
      on: {
        Begun: ({ stream, data }, rows) =>
          rows.put(note, { id: stream, place: Number(data.place), words: [] }),
        Said: ({ stream, data }, rows) => {
          const row = rows.get(note, stream);
          if (row === undefined || data.word === 'unspeakable') throw new Error('cannot be said');
          rows.put(note, { ...row, words: [...row.words, String(data.word)] });
        },
      },
    },
  ],
};
const words: View = {
  name: 'words',
  version: 1,
  tables: [word],
  claims: [
    {
      kind: 'note',
      known: 'any',
      on: {
        Said: ({ data }, rows) => {
          const uses = rows.get(word, String(data.word))?.uses ?? 0;
          rows.put(word, { word: String(data.word), uses: uses + 1 });
        },
      },
    },
  ],
};
type Place = Parameters<MemorySource['byStream']>[0];
const views = [notes, words];
const now = (): string => '2026-01-05T00:00:00.000Z';

function someNotes(): MemorySource {
  const log = new MemorySource();
  for (let n = 0; n < 30; n++) log.append(`note-${n}`, 'Begun', { place: n });
  for (let w = 0; w < 200; w++) log.append(`note-${(w * 7) % 30}`, 'Said', { word: `w${(w * w) % 13}` });
  const bad = log.append('note-3', 'Said', { word: 'unspeakable' });
  log.append('note-4', 'Said', { word: 'unspeakable' });
  log.append('note-3', 'Said', { word: 'after' });
  log.append('note-4', 'Said', { word: 'held' });
  log.append('parked-events', 'ParkedEventSkipped', {
    stream: 'note-3',
    eventId: bad.id,
    ground: 'g',
    by: 'p',
  });
  return log;
}

describe('rebuilding', () => {
  let folder: string;
  const file = (name: string): string => join(folder, name);
  const hash = (path: string, of = views): string => {
    const db = openToRead(path);
    try {
      return viewsHash(db, of);
    } finally {
      db.close();
    }
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xiaohao-rebuild-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([1, 7, 1000])('gives the same rows stream by stream in batches of %d', async (batchSize) => {
    const source = someNotes();
    await rebuild({ path: file('a.db'), views, source, now });
    await rebuild({ path: file('b.db'), views, source, now, batchSize });
    expect(hash(file('b.db'))).toBe(hash(file('a.db')));
    expect(positionOf(file('b.db'))).toBe('235');
  });

  it('honours a skip and parks the rest, however it is done', async () => {
    const source = someNotes();
    await rebuild({ path: file('a.db'), views, source, now });
    const db = openToRead(file('a.db'));
    expect(readParked(db).map(({ stream, held }) => [stream, held])).toEqual([['note-4', 1]]);
    const { words: said } = db.prepare("SELECT words FROM note WHERE id = 'note-3'").get() ?? {};
    expect(String(said)).toContain('"after"');
    expect(db.prepare("SELECT rowid FROM note_search WHERE note_search MATCH 'after'").all()).toEqual([
      { rowid: 3 },
    ]);
    db.close();
  });

  it('goes on where a killed rebuild stopped, and comes to its end when it is killed again and again', async () => {
    const source = someNotes();
    await rebuild({ path: file('a.db'), views, source, now });
    const path = file('killed.db');
    const begunAt: string[] = [];
    for (let finished = false; !finished && begunAt.length < 20; ) {
      let reads = 0;
      const dying = Object.assign(Object.create(source) as MemorySource, {
        byStream: async (
          after: Place,
          limit: number,
          before: string | null,
        ): Promise<readonly RawEvent[]> => {
          if (reads === 0) begunAt.push(after.stream);
          if (reads++ === 4) throw Object.assign(new Error('killed'), { errcode: 10 });
          return source.byStream(after, limit, before);
        },
      });
      finished = await rebuild({ path, views, source: dying, now, batchSize: 20, waitingRows: 1 }).then(
        () => true,
        () => false,
      );
    }
    expect(begunAt.length).toBeGreaterThan(2);
    expect(begunAt).toEqual([...new Set(begunAt)].sort());
    expect(hash(path)).toBe(hash(file('a.db')));
  });

  it('does not trust an unfinished file of before the machine was started', async () => {
    const source = someNotes();
    await rebuild({ path: file('a.db'), views, source, now });
    const path = file('old.db');
    const dying = Object.assign(Object.create(source) as MemorySource, {
      byStream: async (): Promise<never> => {
        throw Object.assign(new Error('killed'), { errcode: 10 });
      },
    });
    await expect(rebuild({ path, views, source: dying, now })).rejects.toThrow('killed');
    const db = new DatabaseSync(path);
    db.exec("UPDATE build SET boot = 1, stream = 'note-9', revision = '99'");
    db.close();
    await rebuild({ path, views, source, now });
    expect(hash(path)).toBe(hash(file('a.db')));
  });

  it('takes events as they happened where two streams claim one row', async () => {
    const source = someNotes();
    source.append('note-again', 'Begun', { place: 1 });
    await rebuild({ path: file('a.db'), views, source, now });
    await rebuild({ path: file('b.db'), views, source, now, order: 'log', batchSize: 7 });
    expect(hash(file('b.db'))).toBe(hash(file('a.db')));
    const db = openToRead(file('a.db'));
    expect(readParked(db).map(({ stream }) => stream)).toContain('note-again');
    db.close();
  });

  /** Fills two parts of the notes, as two threads do; `notes` alone share no rows among streams. */
  async function fillParts(source: MemorySource, boundary: string): Promise<readonly string[]> {
    const division = { upTo: await source.head(), boundary };
    const paths = [file('one.db'), file('two.db')];
    for (const [part, ranges] of partsOf(boundary, 'note').entries())
      await fillByStream({ path: paths[part] ?? '', views: [notes], source, now, division, ranges });
    return paths;
  }

  it.each(['note-0', 'note-17', 'note-4', 'note-9', 'note-99'])(
    'puts parts together that were filled apart, divided at %s',
    async (boundary) => {
      const source = someNotes();
      source.append('other-1', 'Said', { word: 'of another kind' });
      await rebuild({ path: file('a.db'), views: [notes], source, now });
      const [one = '', two = ''] = await fillParts(source, boundary);
      finishBuild(one, [notes], [two]);
      expect(existsSync(two)).toBe(false);
      expect(standingOf(one, [notes])).toBe('finished');
      expect(positionOf(one)).toBe('236');
      expect(hash(one, [notes])).toBe(hash(file('a.db'), [notes]));
      const db = openToRead(one);
      expect(readParked(db).map(({ stream, held }) => [stream, held])).toEqual([['note-4', 1]]);
      expect(db.prepare("SELECT rowid FROM note_search WHERE note_search MATCH 'after'").all()).toEqual([
        { rowid: 3 },
      ]);
      db.close();
    },
  );

  it('puts parts together where the process was killed within that', async () => {
    const source = someNotes();
    await rebuild({ path: file('a.db'), views: [notes], source, now });
    const [one = '', two = ''] = await fillParts(source, 'note-17');
    copyFileSync(two, file('gone.db'));
    const living = new DatabaseSync(one);
    living.exec('PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF; PRAGMA cache_size = 1;');
    living.exec("BEGIN; UPDATE note SET words = hex(zeroblob(9000)); UPDATE build SET state = 'joined';");
    // As a kill leaves the two files: pages of the transaction in one, what they were before in the other.
    for (const suffix of ['', '-journal'])
      for (const killed of ['killed.db', 'asked.db']) copyFileSync(one + suffix, file(killed) + suffix);
    living.exec('ROLLBACK');
    living.close();
    expect(() => hash(file('killed.db'), [notes])).toThrow('readonly database');
    expect(standingOf(file('asked.db'), [notes])).toMatchObject({ state: 'filled', boundary: 'note-17' });
    finishBuild(file('killed.db'), [notes], [two]);
    expect(hash(file('killed.db'), [notes])).toBe(hash(file('a.db'), [notes]));

    // Killed after the rows came together: they come once, and the other file may be gone.
    const db = new DatabaseSync(one);
    db.prepare('ATTACH ? AS other').run(file('gone.db'));
    db.exec(
      'BEGIN; INSERT INTO note SELECT * FROM other.note; INSERT INTO parked SELECT * FROM other.parked;',
    );
    db.exec("UPDATE build SET state = 'joined'; COMMIT");
    db.close();
    finishBuild(one, [notes], [file('gone.db')]);
    expect(hash(one, [notes])).toBe(hash(file('a.db'), [notes]));
  });

  it('has a decision to skip that cannot be taken in parked once, though both parts read it', async () => {
    const source = someNotes();
    source.append('parked-events', 'ParkedEventSkipped', { stream: 'note-4' }, { schemaVersion: 99 });
    await rebuild({ path: file('a.db'), views: [notes], source, now });
    const [one = '', two = ''] = await fillParts(source, 'note-17');
    finishBuild(one, [notes], [two]);
    const parkedIn = (path: string): readonly string[] => {
      const db = openToRead(path);
      try {
        return readParked(db).map(({ stream, view }) => `${stream} ${view}`);
      } finally {
        db.close();
      }
    };
    expect(parkedIn(one)).toEqual(['note-4 notes', 'parked-events skipped-events']);
    expect(parkedIn(one)).toEqual(parkedIn(file('a.db')));
    expect(hash(one, [notes])).toBe(hash(file('a.db'), [notes]));
  });

  it('puts nothing together but the two parts of one build, each filled', async () => {
    const source = someNotes();
    const [one = '', two = ''] = await fillParts(source, 'note-17');
    expect(() => finishBuild(one, [notes], [file('none.db')])).toThrow('not the other part');
    expect(existsSync(file('none.db'))).toBe(false);
    const db = new DatabaseSync(two);
    db.exec("UPDATE build SET boundary = 'note-16'");
    db.close();
    expect(() => finishBuild(one, [notes], [two])).toThrow('not the other part');
    const other = new DatabaseSync(one);
    other.exec("UPDATE build SET state = 'filling'");
    other.close();
    expect(() => finishBuild(one, [notes], [two])).toThrow('not filled yet');
  });

  it('begins with what a killed build was at, and anew where nothing of it can be trusted', async () => {
    const source = someNotes();
    const anew = { upTo: '7', boundary: 'anew' };
    const begin = (paths: readonly string[]) => beginBuild(paths, [notes], async () => anew);
    const change = (path: string, sql: string): void => {
      const db = new DatabaseSync(path);
      db.exec(sql);
      db.close();
    };
    expect(await begin([file('one.db'), file('two.db')])).toEqual(anew);
    const [one = '', two = ''] = await fillParts(source, 'note-17');
    const known = { upTo: '235', boundary: 'note-17' };
    expect(await begin([one, two])).toEqual(known);
    expect(await begin([file('absent.db'), two])).toEqual(known);
    expect(await begin([one, file('absent.db')])).toEqual(known);

    change(two, 'UPDATE build SET boot = 1');
    expect(await begin([one, two])).toEqual(anew);
    expect([one, two].filter((path) => existsSync(path))).toEqual([]);

    await fillParts(source, 'note-17');
    change(one, "UPDATE build SET state = 'joined'");
    expect(await begin([one, file('absent.db')])).toBeNull();
    writeFileSync(one, 'no database\n'.repeat(1_000));
    expect(await begin([one, two])).toEqual(anew);

    await fillParts(source, 'note-17');
    finishBuild(one, [notes], [two]);
    writeFileSync(two, 'left over');
    expect(await begin([one, two])).toBeNull();
    change(one, 'DROP TABLE note');
    expect(await begin([one, two])).toEqual(anew);
  });

  it('refuses to put parts together in which two streams claim one row', async () => {
    const source = someNotes();
    source.append('note-99', 'Begun', { place: 1 });
    const [one = '', two = ''] = await fillParts(source, 'note-9');
    expect(() => finishBuild(one, [notes], [two])).toThrow('UNIQUE constraint failed');
    expect(standingOf(one, [notes])).toMatchObject({ state: 'filled' });
  });

  it('goes on with a part in its later streams, and not with a part where everything is wanted', async () => {
    const source = someNotes();
    source.append('other-1', 'Said', { word: 'of another kind' });
    const division = { upTo: await source.head(), boundary: 'note-17' };
    const [ranges = []] = partsOf('note-17', 'note');
    const path = file('one.db');
    let reads = 0;
    const dying = Object.assign(Object.create(source) as MemorySource, {
      byStream: async (after: Place, limit: number, before: string | null): Promise<readonly RawEvent[]> => {
        if (before === null && reads++ === 1) throw Object.assign(new Error('killed'), { errcode: 10 });
        return source.byStream(after, limit, before);
      },
    });
    const part = { path, views: [notes], now, division, ranges, waitingRows: 1 };
    await expect(fillByStream({ ...part, source: dying })).rejects.toThrow('killed');
    await fillByStream({ ...part, source });
    expect(standingOf(path, [notes])).toMatchObject({ state: 'filled', after: { stream: 'parked-events' } });
    await rebuild({ path, views: [notes], source, now });
    await rebuild({ path: file('a.db'), views: [notes], source, now });
    expect(hash(path, [notes])).toBe(hash(file('a.db'), [notes]));
  });
});
