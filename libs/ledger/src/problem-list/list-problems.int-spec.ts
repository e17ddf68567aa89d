import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { everything } from '@xiaohao/access';
import { InvalidCursor, InvalidQuery } from '../asking/ledger.js';
import { ExampleHistory } from '../examples/example-history.js';
import { type OpenedLedger, openLedger } from '../examples/open-ledger.js';
import { type ListProblems, type ProblemFilter, problemSorts } from './filter.js';
import { listProblems } from './list-problems.js';

const history = (): ExampleHistory => {
  const log = ExampleHistory.begin()
    .raise('a', {
      number: '2026-0001',
      title: '机关食堂违规吃喝问题',
      foundOn: '2026-01-05',
      checklist: 'own',
      checklistEntry: 'ZC-01',
      recordedAt: '2026-01-10T20:00:00.000Z',
    })
    .raise('b', {
      number: '2026-0002',
      title: 'ＶＩＰ卡与公款旅游',
      unit: 'u-other',
      category: 'travel',
      foundOn: '2026-01-02',
    })
    .raise('c', {
      number: '2025-0042',
      title: '会议费超标准列支',
      unit: 'u-district',
      category: 'meetings',
      checklist: 'superior',
      checklistEntry: 'ZC-01',
    })
    .raise('d', {
      number: '2026-0010',
      title: '食堂吃饭账目不清',
      description: '喝茶费用混入，违规\u200b吃\ufeff喝也有',
    });
  log
    .finalise('a')
    .measure('a', 'm1', '修订经费管理办法', '2026-05-01')
    .measure('a', 'm2', '逐笔核对凭证', '2026-06-01');
  log.submit('b').sendBack('b');
  log.measure('d', 'm3', '开展专题学习', '2026-04-01').complete('d', 'm3');
  return log;
};

describe('the list of problems', () => {
  let opened: OpenedLedger;
  const list = (asked: Omit<ListProblems, 'grant'>) =>
    listProblems(opened.ledger, { ...asked, grant: everything });
  const numbers = (filter: ProblemFilter): readonly string[] =>
    list({ filter, direction: 'asc' }).problems.map(({ number }) => number);

  beforeEach(async () => {
    opened = await openLedger(history());
  });
  afterEach(() => opened.close());

  it('shows the newest number first, with what a line needs', () => {
    const { problems, next, total } = list({ total: true });
    expect(problems.map(({ number }) => number)).toEqual([
      '2026-0010',
      '2026-0002',
      '2026-0001',
      '2025-0042',
    ]);
    expect([next, total]).toEqual([null, 4]);
    expect(problems[2]).toMatchObject({
      id: 'a',
      stage: 'finalised',
      dueOn: '2026-06-01',
      livelihood: false,
      closedAt: null,
    });
  });

  it.each<[string, ProblemFilter, readonly string[]]>([
    ['stages', { stage: ['returned', 'filed'] }, ['2026-0002']],
    ['a unit with those under it', { unit: 'u-district' }, ['2025-0042', '2026-0001', '2026-0010']],
    ['a unit with none under it', { unit: 'u-other' }, ['2026-0002']],
    ['a category', { category: 'travel' }, ['2026-0002']],
    ['a person accountable for a measure', { person: 'p-third' }, ['2026-0001', '2026-0010']],
    ['the responsible leader', { person: 'p-head', category: 'meetings' }, ['2025-0042']],
    ['due dates', { dueFrom: '2026-05-15', dueTo: '2026-06-01' }, ['2026-0001']],
    ['a due date from a day on, which is not what has none', { dueFrom: '2026-05-15' }, ['2026-0001']],
    ['the date of finding', { foundFrom: '2026-01-03', foundTo: '2026-01-05' }, ['2026-0001']],
    [
      'a last date of finding, which is not that of what has none',
      { foundTo: '2026-01-05' },
      ['2026-0001', '2026-0002'],
    ],
    ['an entry of either checklist', { checklistEntry: 'ZC-01' }, ['2025-0042', '2026-0001']],
    ['an entry of one checklist', { checklist: 'own', checklistEntry: 'ZC-01' }, ['2026-0001']],
    // Four in the morning of the 11th in Shanghai is still the 10th in UTC.
    [
      'the day of identification',
      { identifiedFrom: '2026-01-11', identifiedTo: '2026-01-11' },
      ['2026-0001'],
    ],
    ['the day before it', { identifiedFrom: '2026-01-10', identifiedTo: '2026-01-10' }, []],
    [
      'several at once',
      {
        campaign: 'c1',
        source: 'hotline',
        discovery: 'jointCheck',
        livelihood: false,
        severity: 'minor',
        category: 'dining',
      },
      ['2026-0001', '2026-0010'],
    ],
    ['what no row has', { campaign: 'c2' }, []],
  ])('filters by %s', (_, filter, expected) => {
    expect(numbers(filter)).toEqual(expected);
    expect(list({ filter, total: true }).total).toBe(expected.length);
  });

  it('tells when a problem was found and who answers for it and for its measures', async () => {
    await opened.close();
    const led = history()
      .measure('a', 'm4', '清退款项', '2026-05-01', 'p-leader')
      .revise('a', 'm1', '再修订办法', '2026-05-02')
      .tell('c', 'RectificationStarted', { by: 'p-clerk' })
      .measure('c', 'm5', '清退款项', '2026-05-01', 'p-leader')
      .complete('c', 'm5')
      .reopen('c', '2026-09-01');
    opened = await openLedger(led);
    const { problems } = list({ direction: 'asc' });
    const told = Object.fromEntries(problems.map((line) => [line.id, line]));
    const own = { leader: 'p-head', department: null, person: 'p-clerk' };
    expect(told['a']).toMatchObject({
      ...own,
      foundOn: '2026-01-05',
      measureLeaders: ['p-head', 'p-leader'],
      measurePeople: ['p-third'],
    });
    expect(told['b']).toMatchObject({ ...own, measureLeaders: [], measurePeople: [] });
    // What was done before a reopening is of another round.
    expect(told['c']).toMatchObject({ ...own, foundOn: null, measureLeaders: [], measurePeople: [] });
  });

  it('finds by whoever leads a measure or commands the task force, and by nobody who did so before', async () => {
    await opened.close();
    const force = (commandingLeader: string) => ({ by: 'p-clerk', commandingLeader, members: ['p-member'] });
    const led = history()
      .measure('b', 'm4', '清退款项', '2026-05-01', 'p-leader')
      .measure('c', 'm5', '清退款项', '2026-05-01', 'p-former')
      .revise('c', 'm5', '清退全部款项', '2026-05-01')
      .tell('d', 'TaskForceFormed', force('p-former'))
      .tell('d', 'TaskForceFormed', force('p-commander'));
    opened = await openLedger(led);
    expect(numbers({ person: 'p-leader' })).toEqual(['2026-0002']);
    expect(numbers({ person: 'p-commander' })).toEqual(['2026-0010']);
    expect(numbers({ person: 'p-former' })).toEqual([]);
    expect(list({ filter: { person: 'p-leader', category: 'travel' }, total: true }).total).toBe(1);
  });

  it.each([
    ['吃喝', ['2026-0001', '2026-0010']],
    ['违规吃喝', ['2026-0001', '2026-0010']],
    ['喝吃', []],
    ['吃', ['2026-0001', '2026-0010']],
    ['vip', ['2026-0002']],
    ['ｖｉ', ['2026-0002']],
    ['2025-0042', ['2025-0042']],
    ['核对凭证', ['2026-0001']],
    ['食堂 学习', ['2026-0010']],
    ['', []],
  ])('searches %j in number, title, description and measures', (text, expected) => {
    expect(numbers({ text })).toEqual(expected);
  });

  it('combines search, filter and every sort', () => {
    for (const sort of problemSorts)
      expect(
        list({ filter: { text: '吃喝', unit: 'u-city', category: 'dining' }, sort })
          .problems.map(({ id }) => id)
          .sort(),
      ).toEqual(['a', 'd']);
  });

  it('turns pages in every order without leaving out or repeating one', () => {
    for (const sort of problemSorts)
      for (const direction of ['asc', 'desc'] as const) {
        const whole = list({ sort, direction }).problems.map(({ id }) => id);
        const paged: string[] = [];
        for (let cursor: string | undefined, more = true; more; ) {
          const page = list({ sort, direction, pageSize: 1, ...(cursor === undefined ? {} : { cursor }) });
          paged.push(...page.problems.map(({ id }) => id));
          more = page.next !== null;
          cursor = page.next ?? undefined;
        }
        expect(paged).toEqual(whole);
      }
  });

  it('sorts by due date with those that have none at the end', () => {
    expect(list({ sort: 'dueOn', direction: 'asc' }).problems.map(({ id }) => id)).toEqual([
      'd',
      'a',
      'c',
      'b',
    ]);
  });

  it('finds what is overdue on a day, against the dates that hold and against the original ones', async () => {
    await opened.close();
    opened = await openLedger(history().revise('a', 'm1', '再修订办法', '2026-05-20'));
    const late = (filter: ProblemFilter, today: string) =>
      list({ filter, today, total: true }).problems.map(({ id }) => id);
    expect(late({ overdue: true }, '2026-05-02')).toEqual([]);
    expect(late({ overdueAgainstOriginal: true }, '2026-05-02')).toEqual(['a']);
    expect(late({ overdueAgainstOriginal: true }, '2026-05-01')).toEqual([]);
    expect(late({ overdue: true, overdueAgainstOriginal: true }, '2026-05-21')).toEqual(['a']);
    expect(late({ overdueAgainstOriginal: false }, '2026-05-01')).toHaveLength(4);
    expect(() => list({ filter: { overdueAgainstOriginal: true } })).toThrow(InvalidQuery);
  });

  it('refuses a cursor of another filter, sort or reader', () => {
    const cursor = list({ pageSize: 1, filter: { unit: 'u-city' }, reader: 'x' }).next ?? '';
    expect(list({ pageSize: 2, filter: { unit: 'u-city' }, reader: 'x', cursor }).problems).toHaveLength(2);
    expect(() => list({ filter: { unit: 'u-district' }, reader: 'x', cursor })).toThrow(InvalidCursor);
    expect(() => list({ filter: { unit: 'u-city' }, reader: 'y', cursor })).toThrow(InvalidCursor);
    expect(() => list({ filter: { unit: 'u-city' }, reader: 'x', sort: 'dueOn', cursor })).toThrow(
      InvalidCursor,
    );
  });

  it('refuses sorts and sizes that are not on the list', () => {
    for (const sort of ['title;drop', 'number--', 'p.id', '__proto__'])
      expect(() => list({ sort } as unknown as ListProblems)).toThrow(InvalidQuery);
    expect(() => list({ direction: 'asc, id' } as unknown as ListProblems)).toThrow(InvalidQuery);
    for (const pageSize of [0, 201, 1.5, Number.NaN]) expect(() => list({ pageSize })).toThrow(InvalidQuery);
  });

  it('takes SQL in a value for a value', () => {
    for (const evil of ["')OR 1=1--", '" OR 1=1', '%', '_', "'; DROP TABLE problem;--", '\u0000']) {
      for (const key of ['campaign', 'unit', 'category', 'person', 'source'] as const)
        expect(numbers({ [key]: evil } as ProblemFilter)).toEqual([]);
      expect(() => numbers({ text: evil })).not.toThrow();
      expect(numbers({ stage: [evil] } as unknown as ProblemFilter)).toEqual([]);
    }
    expect(list({}).problems).toHaveLength(4);
  });
});
