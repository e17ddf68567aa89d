import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { everything, nothing } from '@xiaohao/access';
import { MemorySource } from '@xiaohao/projection-runtime';
import fc from 'fast-check';
import { ExampleHistory } from '../examples/example-history.js';
import { type OpenedLedger, openLedger } from '../examples/open-ledger.js';
import { readProblem } from '../problem-detail/read-problem.js';
import { listProblems } from '../problem-list/list-problems.js';
import { history } from './history.js';
import { type Point, pointOf } from './point.js';
import { problemAsOf, problemDiff } from './problem-as-of.js';

const point = (text: string): Point => pointOf(text) ?? { kind: 'now' };
const of = { problem: 'a', grant: everything };

/** A life of a problem with two entries that were made days after what they tell. */
function life(): ExampleHistory {
  const log = ExampleHistory.begin()
    .raise('a', { number: '2026-0001', title: '公务接待超标' })
    .submit('a')
    .sendBack('a')
    .resubmit('a')
    .finalise('a')
    .tell('a', 'RectificationStarted', { by: 'p-clerk' })
    .measure('a', 'm-1')
    .measure('a', 'm-2', '清退超标费用', '2026-04-01')
    .revise('a', 'm-1', '修订经费管理办法（二）', '2026-06-01')
    .requestSignOff('a');
  const later = { recordedAt: '2026-03-12T02:00:00.000Z' };
  log.append(
    'problem-a',
    'ProgressReported',
    { by: 'p-third', measure: 'm-1', percent: 30, done: '已清退' },
    { ...later, happenedAt: '2026-03-05' },
  );
  log.append(
    'problem-a',
    'ProgressReported',
    { by: 'p-third', measure: 'm-2', percent: 80, done: '制度已印发' },
    { ...later, recordedAt: '2026-03-20T16:30:00.000Z' },
  );
  log.raise('b', { number: '2026-0002', title: '另一问题' });
  return log;
}

describe('a problem in the past', () => {
  const log = life();
  let opened: OpenedLedger;
  beforeAll(async () => {
    opened = await openLedger(log);
  });
  afterAll(() => opened.close());

  const percents = async (asOf: string, knownAt?: string): Promise<readonly (number | undefined)[]> => {
    const past = { asOf: point(asOf), ...(knownAt === undefined ? {} : { knownAt: point(knownAt) }) };
    const found = await problemAsOf(opened.ledger, { ...of, past });
    return found?.document?.measures.map(({ progress }) => progress?.percent) ?? [];
  };

  it('is what the present was when the log ended there, at every position', async () => {
    for (let length = 1; length <= log.events.length; length += 1) {
      const shorter = new MemorySource();
      shorter.events.push(...log.events.slice(0, length));
      const then = await openLedger(shorter);
      const expected = await readProblem(then.ledger, { problem: 'a' });
      const [line] = listProblems(then.ledger, {
        grant: everything,
        sort: 'number',
        direction: 'asc',
      }).problems;
      then.close();
      const past = { asOf: point(`position:${length}`) };
      const found = await problemAsOf(opened.ledger, { ...of, past });
      expect(found?.document ?? null).toEqual(expected);
      const { stage, revision, dueOn, originalDueOn, lastEventAt } = found?.document ?? {};
      if (line === undefined) expect(expected).toBeNull();
      else expect(line).toMatchObject({ stage, revision, dueOn, originalDueOn, lastEventAt });
    }
  });

  it('is not told beyond an event of a later version, which is named', async () => {
    const later = ExampleHistory.begin().raise('a', { number: '2026-0001', title: '公务接待超标' });
    later.append('problem-a', 'Reworded', { by: 'p', wording: {} }, { schemaVersion: 99 });
    const beyond = await openLedger(later);
    const past = { asOf: point('now') };
    const unreadable = 'event 1 of problem-a cannot be read: unknown Reworded';
    await expect(problemAsOf(beyond.ledger, { ...of, past })).rejects.toThrow(unreadable);
    await expect(history(beyond.ledger, { ...of, past, limit: 10 })).rejects.toThrow(unreadable);
    const before = await problemAsOf(beyond.ledger, { ...of, past: { asOf: point('0') } });
    expect(before?.document).toMatchObject({ revision: '0' });
    beyond.close();
  });

  it('of a day is what was on record when that day ended in the zone of the campaign', async () => {
    // Recorded on the 21st at 00:30 in Shanghai, which is the 20th in UTC.
    expect(await percents('2026-03-20')).toEqual([30, undefined]);
    expect(await percents('2026-03-21')).toEqual([30, 80]);
    expect(await percents('2026-03-20T16:30:00Z')).toEqual([30, 80]);
    expect(await percents('2026-03-21T00:29:59.999+08:00')).toEqual([30, undefined]);
  });

  it('was known otherwise then than it is known now', async () => {
    expect(await percents('2026-03-06')).toEqual([undefined, undefined]);
    expect(await percents('2026-03-06', '2026-03-06')).toEqual([undefined, undefined]);
    expect(await percents('2026-03-06', '2026-03-12')).toEqual([30, undefined]);
    expect(await percents('2026-03-06', 'now')).toEqual([30, undefined]);
    expect(await percents('2026-03-04', 'now')).toEqual([undefined, undefined]);
  });

  it('tells apart what was entered later', async () => {
    const entry = {
      type: 'ProgressReported',
      happenedAt: '2026-03-05',
      recordedAt: '2026-03-12T02:00:00.000Z',
    };
    for (const knownAt of [undefined, point('now')]) {
      const past = { asOf: point('2026-03-06'), ...(knownAt ? { knownAt } : {}) };
      const found = await problemAsOf(opened.ledger, { ...of, past });
      expect(found?.enteredLater).toEqual([expect.objectContaining(entry)]);
    }
    const before = await problemAsOf(opened.ledger, { ...of, past: { asOf: point('2026-03-04') } });
    expect(before?.enteredLater).toEqual([]);
  });

  it('was not there before it was registered, and is not there for whoever does not see it', async () => {
    const early = await problemAsOf(opened.ledger, { ...of, past: { asOf: point('2025-12-31') } });
    expect(early).toMatchObject({ document: null, entries: 0 });
    const past = { asOf: point('now') };
    for (const asked of [
      { problem: 'none', grant: everything },
      { problem: 'a', grant: nothing },
    ]) {
      expect(await problemAsOf(opened.ledger, { ...asked, past })).toBeUndefined();
      expect(await history(opened.ledger, { ...asked, past, limit: 10 })).toBeUndefined();
      expect(await problemDiff(opened.ledger, { ...asked, from: past, to: past })).toBeUndefined();
    }
  });

  it('comes out of any choice of its entries without a fault', async () => {
    const instants = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2026-05-01T00:00:00Z'),
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(instants, instants, async (asOf, knownAt) => {
        const past = { asOf: point(asOf.toISOString()), knownAt: point(knownAt.toISOString()) };
        const found = await problemAsOf(opened.ledger, { ...of, past });
        expect(found?.entries === 0).toBe(found?.document === null);
      }),
      { numRuns: 300 },
    );
  });

  it('changes from one point to another by the fields that differ', async () => {
    const diff = await problemDiff(opened.ledger, {
      ...of,
      from: { asOf: point('2026-01-05T01:16:00Z') },
      to: { asOf: point('now') },
    });
    expect(diff?.changes.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/stage', '/measures/m-1/content/dueOn', '/measures/m-2/progress', '/signOff']),
    );
    expect(diff?.changes).toContainEqual({
      pointer: '/measures/m-1/content/dueOn',
      before: '2026-05-01',
      after: '2026-06-01',
    });
  });

  it('has a record of which each entry says what it changed, page by page', async () => {
    const past = { asOf: point('now') };
    const whole = await history(opened.ledger, { ...of, past, limit: 1_000 });
    const paged: unknown[] = [];
    for (let from: string | null = '0'; from !== null; ) {
      const page = await history(opened.ledger, { ...of, past, from, limit: 3 });
      paged.push(...(page?.entries ?? []));
      from = page?.next ?? null;
    }
    expect(paged).toEqual(whole?.entries);
    const of3 = whole?.entries.find(({ type }) => type === 'MeasureRevised');
    expect(of3).toMatchObject({ meaning: { zh: '动态调整' }, backDated: false });
    expect(of3?.changes).toContainEqual({ pointer: '/dueOn', before: '2026-05-01', after: '2026-06-01' });
    expect(whole?.entries.filter(({ backDated }) => backDated).map(({ type }) => type)).toEqual([
      'ProgressReported',
    ]);
    expect(whole?.entries.find(({ type }) => type === 'SignOffRequested')?.meaning).toEqual({
      zh: '申请',
      en: 'Application',
    });
  });

  it('can be stepped through with the whole problem after each entry', async () => {
    const past = { asOf: point('now') };
    const steps = await history(opened.ledger, { ...of, past, limit: 1_000, documents: true });
    for (const { revision, document } of steps?.entries ?? []) {
      const found = await problemAsOf(opened.ledger, { ...of, past: { asOf: point(revision) } });
      expect(document).toEqual(found?.document);
    }
    expect(steps?.entries.at(-1)?.document).toEqual(await readProblem(opened.ledger, { problem: 'a' }));
  });
});
