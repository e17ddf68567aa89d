import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { everything, type Grant, noneRestricted, nothing } from '@xiaohao/access';
import { ExampleHistory } from '../examples/example-history.js';
import { type OpenedLedger, openLedger } from '../examples/open-ledger.js';
import type { Past } from '../past/choose-events.js';
import { ledgerQueries } from '../queries.js';
import { countAsOf } from './count-as-of.js';
import { listAsOf } from './list-as-of.js';
import { PastFile } from './past-file.js';
import { stepAsOf } from './step-as-of.js';

const now = '2026-12-01T00:00:00.000Z';
const seesAll: Grant = { ...everything, restricted: { ...noneRestricted, all: true } };
const cleared = (person: string): Grant => ({ ...nothing, restricted: { ...noneRestricted, person } });

/** In which people come and go, and the clearance of one ends. */
function history(): ExampleHistory {
  const log = ExampleHistory.begin()
    .raise('a', { number: '2026-0001', title: '机关食堂违规吃喝' })
    .raise('b', { number: '2026-0002', title: '公款旅游', unit: 'u-other' })
    .raise('r', { number: 'R-2026-0001', title: '反映吃喝', secrecy: 'restricted' })
    .raise('s', { number: 'R-2026-0002', title: '反映问题', unit: 'u-other', secrecy: 'restricted' })
    .tell('r', 'PersonCleared', { by: 'p-finder', person: 'p-over', ground: '承办' })
    .tell('r', 'PersonCleared', { by: 'p-finder', person: 'p-cleared', ground: '承办' })
    .measure('b', 'm1')
    .submit('a')
    .tell('r', 'ClearanceEnded', { by: 'p-finder', person: 'p-over', ground: '已毕' });
  const stated = { recordedAt: '2026-03-01T00:00:00.000Z', happenedAt: '2026-01-20' };
  log.append('problem-s', 'Withdrawn', { by: 'p-clerk', ground: '重复' }, stated);
  return log.revise('b', 'm1', '逐笔核对凭证', '2026-06-01');
}

describe('whoever looks back at the ledger', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-as-of-'));
  const log = history();
  let file: PastFile;
  let today: OpenedLedger;
  beforeAll(async () => {
    today = await openLedger(log);
    const path = join(folder, 'past.db');
    file = await PastFile.open({ path, source: log, cursorSecret: Buffer.alloc(32, 7), now: () => now });
    expect(await file.follow(10_000)).toBe(true);
  });
  afterAll(() => {
    file.close();
    today.close();
    rmSync(folder, { recursive: true });
  });

  it.each<[string, Grant]>([
    ['everything but restricted matters', everything],
    ['restricted matters too', seesAll],
    ['nothing', nothing],
    ['a unit with those under it', { ...nothing, units: ['u-district'] }],
    ['what a unit helps with', { ...nothing, units: ['u-street'], within: null }],
    ['a duty of today', { ...nothing, person: 'p-third' }],
    ['one unit of all', { ...nothing, units: ['u-city'], within: 'u-other' }],
    ['a matter that somebody is cleared for', cleared('p-cleared')],
    ['a matter whose clearance has ended', cleared('p-over')],
  ])('sees %s of the past, at every position, as of today', async (_, grant) => {
    const seen = new Set(ledgerQueries.listProblems(today.ledger, { grant }).problems.map(({ id }) => id));
    const pasts: Past[] = log.events.map(({ position }) => ({ asOf: { kind: 'position', position } }));
    pasts.push({ asOf: { kind: 'date', date: '2026-02-01' }, knownAt: { kind: 'now' } });
    for (const past of pasts) {
      const all = await listAsOf(file, { past, now, grant: seesAll });
      const mine = await listAsOf(file, { past, now, grant, total: true });
      expect(mine.problems).toEqual(all.problems.filter(({ id }) => seen.has(id)));
      expect(mine.total).toBe(mine.problems.length);
      const { cells } = await countAsOf(file, { past, now, grant, by: ['stage'] });
      expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(mine.problems.length);
    }
    const range = { after: '2025-12-31', upTo: '2026-11-30', now, grant, by: ['stage'] as const };
    expect((await stepAsOf(file, range)).movements?.opened).toBe(seen.size);
  });
});
