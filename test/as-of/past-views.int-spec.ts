import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { everything } from '@xiaohao/access';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { PastNotReady } from '../../apps/server/src/views/index.js';
import { PastViews } from '../../apps/server/src/views/past-views.js';
import { SeededRandom } from '../bench/ledger-data/random.js';
import { eventually } from '../journeys/eventually.js';
import { randomHistory } from './random-history.js';

const now = '2027-06-01T00:00:00.000Z';
const asked = { by: ['stage'], past: { asOf: { kind: 'now' } }, now, grant: everything } as const;

/** The thread that makes the past ready when somebody asks. */
describe('the past in a thread of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-past-'));
  const past = join(folder, 'past');
  let log: SqliteEventLog;
  let views: PastViews;
  const open = (patience?: number): PastViews =>
    new PastViews({
      folder: past,
      logFolder: folder,
      cursorSecret: Buffer.alloc(32, 1),
      ...(patience === undefined ? {} : { patience }),
    });
  const counted = async (): Promise<number> =>
    (await views.ask('countAsOf', asked)).cells.reduce((sum, { count }) => sum + count, 0);
  let length = 0;
  const write = async (seed: number, events: number, name: string): Promise<number> => {
    const history = randomHistory(new SeededRandom(seed), events);
    const revisions = new Map<string, string>();
    let problems = 0;
    for (const { stream, type, data, metadata } of history.events) {
      if (!stream.startsWith('problem-') && name !== '') continue;
      if (type === 'Identified' && !stream.includes('R-')) problems += 1;
      const to = stream.startsWith('problem-') ? `${stream}${name}` : stream;
      length += 1;
      const id = `018f3a52-0000-7000-8000-${String(length).padStart(12, '0')}`;
      const numbered = JSON.parse(data.replaceAll('"2026-', `"${name === '' ? '2026' : '2027'}-`));
      const event = { id, type, data: numbered, metadata: JSON.parse(metadata) };
      const { revision } = await log.append(to, revisions.get(to) ?? 'absent', [event]);
      revisions.set(to, revision);
    }
    return problems;
  };

  beforeAll(async () => {
    log = await SqliteEventLog.open({ folder });
    await write(5, 2_600, '');
  });
  afterAll(async () => {
    await views.close();
    await log.close();
    rmSync(folder, { recursive: true });
  });

  it('says how far it is while it is made, and goes on by itself until it answers', async () => {
    views = open(0);
    expect(views.progress).toBeNull();
    const refused: unknown = await counted().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PastNotReady);
    expect(Number((refused as PastNotReady).position)).toBeLessThan(Number((refused as PastNotReady).head));
    const all = await eventually(() => counted().catch(() => undefined));
    expect(all).toBeGreaterThan(100);
    expect(views.progress?.position).toBe(views.progress?.head);
  });

  it('takes in what has been recorded since, before it answers', async () => {
    const before = await counted();
    await write(6, 40, '-more');
    expect(await counted()).toBeGreaterThan(before);
  });

  it('goes on with its file after a start, and makes a damaged one anew', async () => {
    const before = await counted();
    await views.close();
    const [name = ''] = readdirSync(past).filter((file) => file.endsWith('.db'));
    writeFileSync(join(past, 'ledger-of-another-version.db'), 'x');
    views = open();
    expect(await counted()).toBe(before);
    expect(readdirSync(past).filter((file) => file.endsWith('.db'))).toEqual([name]);
    await views.close();
    writeFileSync(join(past, name), 'this is no database, and was one once');
    for (const rest of ['-wal', '-shm']) rmSync(join(past, name + rest), { force: true });
    views = open();
    expect(await counted()).toBe(before);
  });
});
