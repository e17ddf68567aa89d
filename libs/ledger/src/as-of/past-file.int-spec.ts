import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from '@jest/globals';
import { everything } from '@xiaohao/access';
import { type MemorySource, openToWrite, Projector } from '@xiaohao/projection-runtime';
import { ExampleHistory } from '../examples/example-history.js';
import { countAsOf } from './count-as-of.js';
import { listAsOf } from './list-as-of.js';
import { PastFile, PastFileSpent } from './past-file.js';
import { pastViews } from './past-views.js';

const now = '2026-12-01T00:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'xiaohao-past-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const open = (name: string, source: MemorySource, batch = 3): Promise<PastFile> =>
  PastFile.open({
    ...{ path: join(folder, name), source, cursorSecret: Buffer.alloc(32, 7), now: () => now },
    ...{ batch, least: 4 },
  });

function history(): ExampleHistory {
  const log = ExampleHistory.begin();
  for (let n = 1; n <= 6; n += 1)
    log.raise(`p${n}`, { number: `2026-000${n}`, title: `问题${n}` }).submit(`p${n}`);
  const stated = { happenedAt: '2025-12-20' };
  log.append('problem-p2', 'Withdrawn', { by: 'p-clerk', ground: '重复' }, stated);
  return log.measure('p1', 'm1').revise('p1', 'm1', '逐笔核对凭证', '2026-06-01').sendBack('p3');
}

/** Every row of every table that is kept, sheets and instants apart: these lie where the batches ended. */
function rowsOf(name: string): unknown {
  const db = new DatabaseSync(join(folder, name), { readOnly: true });
  const tables = ['past_problem', 'past_person', 'past_unit', 'past_text', 'stated_problem', 'problem'];
  const found = tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
  const lines = db.prepare(
    'SELECT happenedFrom, happenedTo, at, until, id, stage FROM stated_line ORDER BY 1, 2, 3',
  );
  const rows = [...found, lines.all()];
  db.close();
  return rows;
}

const streamsParked = ({ parked }: PastFile): number => new Set(parked.map(({ stream }) => stream)).size;

describe('the file of the past', () => {
  it('holds the same rows whether it grew event by event or was made at once', async () => {
    const whole = history();
    const grown = new ExampleHistory();
    const file = await open('grown.db', grown);
    for (const raw of whole.events) {
      grown.events.push(raw);
      expect(await file.follow(10_000)).toBe(true);
    }
    file.close();
    const once = await open('once.db', whole, 1_000);
    await once.follow(10_000);
    once.close();
    expect(rowsOf('grown.db')).toEqual(rowsOf('once.db'));
  });

  it('takes up what a killed process had folded and not kept', async () => {
    const log = history();
    const first = await open('killed.db', log);
    await first.follow(0);
    first.close();
    const db = openToWrite(join(folder, 'killed.db'));
    const projector = new Projector(db, pastViews, { now: () => now });
    projector.apply(await log.after(projector.position, 1_000));
    db.close();
    const second = await open('killed.db', log);
    expect(await second.follow(10_000)).toBe(true);
    const other = await open('straight.db', log);
    await other.follow(10_000);
    for (const { position } of log.events) {
      const asked = { past: { asOf: { kind: 'position', position } }, now, grant: everything } as const;
      expect(await countAsOf(second, { ...asked, by: ['stage'] })).toEqual(
        await countAsOf(other, { ...asked, by: ['stage'] }),
      );
    }
    second.close();
    other.close();
    expect(rowsOf('killed.db')).toEqual(rowsOf('straight.db'));
  });

  it('is spent when the log is shorter than what it knows', async () => {
    const log = history();
    const file = await open('longer.db', log);
    await file.follow(10_000);
    file.close();
    log.events.length = 5;
    await expect(open('longer.db', log)).rejects.toThrow(PastFileSpent);
  });

  it('goes on beside events that are unreadable, parking the streams of the ledger among theirs', async () => {
    const log = history();
    const spoil = (stream: string, metadata: string, type = 'Withdrawn'): void => {
      const data = { by: 'p-clerk', ground: '重复' };
      const raw = log.append(stream, type, data);
      log.events[log.events.indexOf(raw)] = { ...raw, metadata };
    };
    const whole = (metadata: Readonly<Record<string, unknown>>): string =>
      JSON.stringify({
        ...{ schemaVersion: 1, actor: { kind: 'person', id: 'p-clerk' }, command: 'Withdraw' },
        ...{ correlationId: 'c', recordedAt: '2026-01-05T03:00:00.000Z', ...metadata },
      });
    const before = await open('unreadable.db', log);
    const instant = { kind: 'instant', instant: '2026-01-05T02:00:00.000Z' } as const;
    const stagesAt = async (asOf: { kind: 'now' } | typeof instant): Promise<readonly string[]> => {
      const { problems } = await listAsOf(before, { past: { asOf }, now, grant: everything });
      return problems.map(({ id, stage }) => `${id} ${stage}`).toSorted();
    };
    await before.follow(10_000);
    const stood = await stagesAt({ kind: 'now' });
    spoil('problem-p1', '');
    spoil('problem-p2', '');
    spoil('problem-p3', 'null');
    spoil('problem-p4', '{}');
    spoil('problem-p6', whole({ happenedAt: 'some day' }));
    spoil('campaign-c1', '');
    spoil('organisation', '[]');
    spoil('somebody-elses', '', 'Anything');
    spoil('somebody-elses', whole({ recordedAt: 'zzz' }), 'Anything');
    log.tell('p1', 'Withdrawn', { by: 'p-clerk', ground: '重复' });
    log.tell('p5', 'Withdrawn', { by: 'p-clerk', ground: '重复' });
    expect(await before.follow(10_000)).toBe(true);
    expect(streamsParked(before)).toBe(7);
    expect(await stagesAt({ kind: 'now' })).toEqual(
      stood.map((line) => line.replace(/^p5 .*/, 'p5 withdrawn')),
    );
    expect(await stagesAt(instant)).toHaveLength(6);
    before.close();
    // Also where all of it is there from the beginning.
    const once = await open('unreadable-once.db', log, 1_000);
    await once.follow(10_000);
    expect(streamsParked(once)).toBe(7);
    once.close();
    expect(rowsOf('unreadable.db')).toEqual(rowsOf('unreadable-once.db'));
  });

  it('shows a parked problem as it stood before, and is spent when the event is skipped', async () => {
    const log = history();
    const odd = log.append('problem-p4', 'Misunderstood', {});
    log.tell('p4', 'Withdrawn', { by: 'p-clerk', ground: '重复' });
    const file = await open('parked.db', log);
    await file.follow(10_000);
    const stageOf = async (of: PastFile): Promise<string | undefined> => {
      const asked = { past: { asOf: { kind: 'now' } }, now, grant: everything } as const;
      return (await listAsOf(of, asked)).problems.find(({ id }) => id === 'p4')?.stage;
    };
    expect([await stageOf(file), streamsParked(file)]).toEqual(['firstReview', 1]);
    const skip = { stream: odd.stream, eventId: odd.id, ground: '已核实', by: 'p-admin' };
    log.append('parked-events', 'ParkedEventSkipped', skip);
    await expect(file.follow(10_000)).rejects.toThrow(PastFileSpent);
    file.close();
    const anew = await open('anew.db', log);
    await anew.follow(10_000);
    expect([await stageOf(anew), streamsParked(anew)]).toEqual(['withdrawn', 0]);
    anew.close();
  });
});
