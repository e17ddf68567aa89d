import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { everything } from '@xiaohao/access';
import type { JsonObject } from '@xiaohao/event-log';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { ledgerViews } from '@xiaohao/ledger';
import { rebuild, versionsOf } from '@xiaohao/projection-runtime';
import { commandSeen } from './command-seen.js';
import { LedgerViews } from './ledger-views.js';
import { openLogSource } from './log-source.js';

/** Milliseconds for what comes sooner or later; no timing decides. */
const patience = 20_000;
const keyOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the read side over the embedded log', () => {
  let folder: string;
  let log: SqliteEventLog;
  let views: LedgerViews;
  const revisions = new Map<string, string>();
  const open = async (more: { readonly fewEvents?: number } = {}): Promise<LedgerViews> =>
    LedgerViews.open({
      ...more,
      dataFolder: folder,
      logFolder: join(folder, 'log'),
      cursorSecret: Buffer.alloc(32, 1),
    });

  async function append(
    stream: string,
    ...events: readonly (readonly [string, JsonObject])[]
  ): Promise<string> {
    const appended = await log.append(
      stream,
      revisions.get(stream) ?? 'absent',
      events.map(([type, data]) => ({
        id: randomUUID(),
        type,
        data,
        metadata: {
          schemaVersion: 1,
          actor: { kind: 'person', id: 'p' },
          command: type,
          correlationId: randomUUID(),
          recordedAt: new Date().toISOString(),
          idempotencyKey: keyOf(`${stream}${type}`),
          requestDigest: keyOf(type),
        },
      })),
    );
    revisions.set(stream, appended.revision);
    views?.logGrewTo(appended.position);
    return appended.position;
  }
  const raised = (place: number): readonly [string, JsonObject] => [
    'Identified',
    {
      problem: `${place}`,
      number: `2026-${String(place).padStart(4, '0')}`,
      campaign: 'c',
      by: 'p',
      owner: { kind: 'unit', unit: 'u' },
      supportUnits: [],
      discovery: 'jointCheck',
      source: { channel: 'hotline' },
      wording: { title: `违规吃喝第${place}号`, description: '。' },
      classification: {
        category: 'dining',
        severity: 'minor',
        difficulty: 'ordinary',
        handling: { kind: 'immediate' },
        livelihood: false,
        secrecy: 'open',
      },
    },
  ];
  const raise = (place: number): Promise<string> => append(`problem-${place}`, raised(place));
  const withdraw = (place: number): Promise<string> =>
    append(`problem-${place}`, ['Withdrawn', { by: 'p', ground: 'g' }]);

  const read = (problem: string) => views.ask('readProblem', { problem });
  const served = (): string =>
    join(folder, 'views', readdirSync(join(folder, 'views')).find((name) => name.endsWith('.db')) ?? '');
  const savedInFile = (): unknown => {
    const file = new DatabaseSync(served(), { readOnly: true });
    const position = file.prepare('SELECT position FROM checkpoint').get()?.position;
    file.close();
    return position;
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xiaohao-views-'));
    revisions.clear();
    log = await SqliteEventLog.open({ folder: join(folder, 'log') });
    views = await open();
    await views.ready;
  });
  afterEach(async () => {
    await views.close();
    await log.close();
    rmSync(folder, { recursive: true });
  });

  it('begins empty, and lets a writer read what it wrote', async () => {
    expect(views.status()).toMatchObject({ position: null, lag: 0, parked: 0, rebuilding: null });
    const position = await raise(1);
    expect(await views.reached(position, 'problem-1', patience)).toBe('held');
    expect(await read('1')).toMatchObject({
      number: '2026-0001',
      stage: 'identified',
    });
    expect(await read('2')).toBeNull();
    const { problems } = await views.ask('listProblems', { filter: { text: '吃喝' }, grant: everything });
    expect(problems.map(({ id }) => id)).toEqual(['1']);
    expect(JSON.parse(await views.askText('listProblems', { grant: everything })).problems).toHaveLength(1);
    expect(
      (await views.ask('timeline', { problem: '1', grant: everything })).map(({ type }) => type),
    ).toEqual(['Identified']);
  });

  it('shows whoever asks all that it said to hold, however much comes at once', async () => {
    for (let place = 1; place <= 60; place += 3) {
      const last = (await Promise.all([raise(place), raise(place + 1), raise(place + 2)])).at(-1) ?? '';
      expect(await views.reached(last, `problem-${place + 2}`, patience)).toBe('held');
      if (place % 2 === 0) expect(await read(`${place + 2}`)).not.toBeNull();
      else {
        const asked = { total: true, filter: { campaign: 'c' }, grant: everything };
        expect((await views.ask('listProblems', asked)).total).toBe(place + 2);
      }
    }
  });

  it('saves by itself what nobody asks for', async () => {
    const position = await raise(1);
    await views.reached(position, 'problem-1', patience);
    const last = await raise(2);
    await views.reached(last, 'problem-2', patience);
    while (savedInFile() !== last) await pause(10);
  });

  it('lets nobody miss what they wrote because a row of somebody else is refused', async () => {
    await raise(1).then((position) => views.reached(position, 'problem-1', patience));
    await views.points();
    const file = new DatabaseSync(served());
    file.exec(`CREATE TRIGGER refuse BEFORE INSERT ON problem WHEN NEW.id LIKE '%0'
      BEGIN SELECT RAISE(ABORT, 'refused'); END`);
    file.close();
    for (let place = 10; place <= 90; place += 10) {
      const [, position] = await Promise.all([raise(place), raise(place + 1)]);
      expect(await views.reached(position, `problem-${place + 1}`, patience)).toBe('held');
      expect(await read(`${place + 1}`)).not.toBeNull();
    }
    expect((await views.points()).parked().map(({ stream }) => stream)).toContain('problem-90');
    expect(views.status()).toMatchObject({ parked: 9, stalled: null });
  });

  it('shows what was held a moment before it goes over to another file, and what is held while it does', async () => {
    let place = 0;
    for (let round = 0; round < 5; round++) {
      let going = true;
      const rebuilding = views.rebuild().finally(() => {
        going = false;
      });
      while (going) {
        place += 1;
        const position = await raise(place);
        expect(await views.reached(position, `problem-${place}`, patience)).toBe('held');
        expect(await read(`${place}`)).not.toBeNull();
      }
      await rebuilding;
    }
  });

  it('holds nothing while its file cannot be written, says so, and has all of it afterwards', async () => {
    await raise(1).then((position) => views.reached(position, 'problem-1', patience));
    await views.points();
    const file = new DatabaseSync(served());
    file.exec('BEGIN IMMEDIATE');
    await raise(2);
    while (views.status().stalled === null) await pause(50);
    const position = await raise(3);
    // Long enough for the writer to have tried once more.
    for (let tries = 0; tries < 7; tries++)
      expect(await views.reached(position, 'problem-3', 1_000)).toBe('behind');
    expect(await read('2')).toBeNull();
    file.exec('ROLLBACK');
    file.close();
    while ((await views.reached(position, 'problem-3', 1_000)) !== 'held') await pause(50);
    expect(await read('2')).not.toBeNull();
    expect(views.status()).toMatchObject({ stalled: null, lag: 0, parked: 0 });
  });

  it('finds a command by its key at once', async () => {
    const position = await append('problem-1', raised(1));
    await views.reached(position, 'problem-1', patience);
    expect(await commandSeen(views, keyOf('problem-1Identified'))).toEqual({
      key: keyOf('problem-1Identified'),
      stream: 'problem-1',
      requestDigest: keyOf('Identified'),
      firstRevision: '0',
      lastRevision: '0',
      lastPosition: position,
    });
    expect(await commandSeen(views, keyOf('another'))).toBeNull();
  });

  it('answers behind when the time is over, and never waits for a parked stream', async () => {
    expect(await views.reached('999', 'problem-1', 20)).toBe('behind');
    await raise(1);
    const bad = await append('problem-1', ['NeverHeardOf', {}]);
    await raise(2).then((position) => views.reached(position, 'problem-2', patience));
    expect((await views.points()).parked().map(({ stream, type }) => [stream, type])).toContainEqual([
      'problem-1',
      'NeverHeardOf',
    ]);
    expect(await views.reached(bad, 'problem-1', 1_000)).toBe('behind');
    expect(views.status().parked).toBe(1);
    expect(await views.retry('problem-1')).toBe(false);
  });

  it('goes past a skipped event by itself, and a rebuild does the same', async () => {
    await raise(1);
    await append('problem-1', ['NeverHeardOf', {}]);
    const last = await withdraw(1);
    await views.reached(last, 'other', patience);
    const [{ eventId } = { eventId: '' }] = (await views.points()).parked();
    const skip = await append('parked-events', [
      'ParkedEventSkipped',
      { stream: 'problem-1', eventId, ground: '测试数据', by: 'p' },
    ]);
    await views.reached(skip, 'parked-events', patience);
    expect((await views.points()).parked()).toEqual([]);
    expect(await read('1')).toMatchObject({ stage: 'withdrawn' });
    const before = await views.hash();
    await views.rebuild();
    expect(await views.hash()).toEqual(before);
  });

  it('takes events as they happened where streams in both parts of a rebuild claim one row', async () => {
    for (let place = 1; place <= 5; place++) await raise(place);
    const last = await append('problem-6', raised(1));
    await views.reached(last, 'other', patience);
    const parked = (await views.points()).parked();
    expect(parked.map(({ stream, view }) => `${stream} ${view}`)).toContain('problem-6 problem-list');
    const before = await views.hash();
    await views.rebuild();
    expect(await views.hash()).toEqual(before);
    expect((await views.points()).parked().map(({ view }) => view)).toEqual(parked.map(({ view }) => view));
  });

  it('rebuilds while writes arrive, loses none, and removes the file before', async () => {
    for (let place = 1; place <= 40; place++) await raise(place);
    const rebuilding = views.rebuild();
    let last = '';
    for (let place = 41; place <= 80; place++) last = await raise(place);
    for (let place = 1; place <= 30; place++) last = await withdraw(place);
    await rebuilding;
    expect(await views.reached(last, 'problem-30', patience)).toBe('held');
    const incremental = await views.hash();
    await views.rebuild();
    expect(await views.hash()).toEqual(incremental);
    expect(incremental.position).toBe(last);
    expect(readdirSync(join(folder, 'views')).filter((name) => name.endsWith('.db'))).toHaveLength(1);
    expect(
      (await views.ask('listProblems', { total: true, filter: { stage: ['withdrawn'] }, grant: everything }))
        .total,
    ).toBe(30);
  });

  it('goes on from its checkpoint after a stop', async () => {
    await raise(1);
    await views.close();
    // More than are taken at once, so that the last of them come right after others were saved.
    for (let place = 3; place < 1_100; place++) await raise(place);
    const position = await raise(2);
    views = await open();
    await views.ready;
    expect(savedInFile()).toBe(position);
    expect(views.status()).toMatchObject({ position, parked: 0 });
    expect(await read('2')).not.toBeNull();
  });

  it.each([
    ['in this thread', 1_000],
    ['in threads', 0],
  ])(
    'builds anew %s when the file is damaged, of other versions, or of another log',
    async (_where, fewEvents) => {
      const position = await raise(1);
      await views.reached(position, 'problem-1', patience);
      const { hash } = await views.hash();
      const damages: readonly (() => void | Promise<void>)[] = [
        () => truncateSync(served(), 5_000),
        () => writeFileSync(join(folder, 'views', 'current.json'), '{'),
        () => rmSync(served()),
        () => {
          const db = new DatabaseSync(served());
          db.exec("UPDATE checkpoint SET position = '99999'");
          db.close();
        },
        () => {
          // An unfinished build of which a loss of power has left anything.
          const next = basename(served()).replace(/\d+/, (number) => `${Number(number) + 1}`);
          for (const name of [next, `${next}.part`])
            writeFileSync(join(folder, 'views', name), 'no database\n'.repeat(1_000));
          writeFileSync(join(folder, 'views', 'current.json'), '{');
        },
        async () => {
          // A build of other tables was killed at its end, and the pointer is lost.
          const next = basename(served()).replace(/\d+/, (number) => `${Number(number) + 1}`);
          const path = join(folder, 'views', next);
          const source = await openLogSource(join(folder, 'log'));
          const now = (): string => new Date().toISOString();
          await rebuild({ path, views: ledgerViews.slice(0, 3), source, now });
          await source.close();
          writeFileSync(join(folder, 'views', 'current.json'), '{');
        },
      ];
      for (const damage of damages) {
        await views.close();
        await damage();
        views = await open({ fewEvents });
        await views.ready;
        expect((await views.hash()).hash).toBe(hash);
      }
      expect(served()).toContain(versionsOf(ledgerViews));
    },
  );
});
