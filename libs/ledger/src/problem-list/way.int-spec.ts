import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { everything, type Grant, nothing } from '@xiaohao/access';
import { fromDay, untilDay } from '../asking/days.js';
import { scopeOf } from '../asking/scope.js';
import { ExampleHistory } from '../examples/example-history.js';
import { type OpenedLedger, openLedger } from '../examples/open-ledger.js';
import { phraseOf } from '../search/phrase.js';
import { conditionsOf } from './conditions.js';
import { type ListProblems, type ProblemFilter, problemSorts } from './filter.js';
import { listProblems } from './list-problems.js';
import type { ProblemLine } from './page-of-list.js';
import { waysOf } from './way.js';

const problems = 800;
const pageSize = 5;
const categories = ['dining', 'travel', 'meetings', 'cars'];
const units = ['u-street', 'u-street', 'u-street', 'u-other', 'u-district'];
/** By which lateness goes. */
const today = '2026-06-15';
const months = ['02', '03', '04', '05', '06', '07', '08', '09'];

/** Terms that go along with numbers, and stages, units and categories that do not. */
function history(): ExampleHistory {
  const log = ExampleHistory.begin();
  for (let place = 0; place < problems; place++) {
    const id = place.toString(16).padStart(4, '0');
    const day = String(1 + (place % 28)).padStart(2, '0');
    log.raise(id, {
      number: `2026-${String(place + 1).padStart(4, '0')}`,
      title: place % 40 === 7 ? '会议室违规吃喝问题' : '会议费超标准列支',
      unit: units[(place * 7) % units.length] ?? '',
      category: categories[(place * 11) % categories.length] ?? '',
      ...(place % 5 === 0 ? { foundOn: `2026-01-${day}` } : {}),
      ...(place % 6 === 1 ? { checklist: 'own' as const, checklistEntry: `ZC-0${place % 4}` } : {}),
    });
    if (place % 9 === 0) continue;
    log.finalise(id).measure(id, `m-${id}`, '清退', `2026-${months[Math.floor(place / 100)]}-${day}`);
    if (place % 3 === 0) log.complete(id, `m-${id}`);
  }
  return log;
}

const under = (unit: string, asked: string): boolean =>
  unit === asked || (asked === 'u-district' && unit === 'u-street') || asked === 'u-city';

const peopleOf = ({ leader, person, measureLeaders, measurePeople }: ProblemLine) => [
  leader,
  person,
  ...measureLeaders,
  ...measurePeople,
];

/** What a filter means, said once more and without an index. */
const holds =
  (filter: ProblemFilter) =>
  (line: ProblemLine): boolean =>
    (filter.category === undefined || line.category === filter.category) &&
    (filter.stage === undefined || filter.stage.includes(line.stage)) &&
    (filter.unit === undefined || under(line.unit, filter.unit)) &&
    (filter.text === undefined || line.title.includes(filter.text)) &&
    (filter.person === undefined || peopleOf(line).includes(filter.person)) &&
    (filter.checklistEntry === undefined || line.checklistEntry === filter.checklistEntry) &&
    (filter.foundFrom === undefined || (line.foundOn !== null && line.foundOn >= filter.foundFrom)) &&
    (filter.severity === undefined || line.severity === filter.severity) &&
    (filter.identifiedTo === undefined || line.identifiedAt < untilDay(filter.identifiedTo)) &&
    (filter.lastChangeFrom === undefined || line.lastEventAt >= fromDay(filter.lastChangeFrom)) &&
    (filter.overdue !== true || (line.overdueAfter !== null && line.overdueAfter < today)) &&
    (filter.dueFrom === undefined || (line.dueOn !== null && line.dueOn >= filter.dueFrom)) &&
    (filter.dueTo === undefined || (line.dueOn !== null && line.dueOn <= filter.dueTo));

const filters: readonly ProblemFilter[] = [
  {},
  { category: 'cars' },
  { stage: ['identified'] },
  { stage: ['rectifying', 'identified'] },
  { unit: 'u-district' },
  { unit: 'u-other', category: 'dining' },
  { dueFrom: '2026-03-10', dueTo: '2026-05-20' },
  { dueFrom: '2026-08-01', dueTo: '2026-08-03' },
  { dueFrom: '2026-05-01', dueTo: '2026-06-28', category: 'travel', unit: 'u-district' },
  { dueFrom: '2026-05-01', stage: ['finalised', 'rectifying'], severity: 'minor' },
  { person: 'p-third', dueFrom: '2026-03-10', dueTo: '2026-05-20' },
  { foundFrom: '2026-01-20', category: 'cars' },
  { checklistEntry: 'ZC-01', stage: ['finalised', 'rectifying', 'identified'] },
  { identifiedTo: '2026-01-05', dueFrom: '2026-03-10', dueTo: '2026-05-20' },
  { lastChangeFrom: '2026-01-06', dueTo: '2026-07-20', unit: 'u-other' },
  { overdue: true, dueFrom: '2026-03-10', category: 'cars' },
  { text: '吃喝', dueFrom: '2026-03-10', dueTo: '2026-07-20' },
  { text: '吃喝', category: 'dining' },
];

describe('the ways to a page of problems', () => {
  let opened: OpenedLedger;
  let lines: readonly ProblemLine[];
  const list = (asked: Omit<ListProblems, 'grant'>) =>
    listProblems(opened.ledger, { ...asked, today, grant: everything });
  const paged = (asked: Omit<ListProblems, 'grant'>, most = Number.POSITIVE_INFINITY): ProblemLine[] => {
    const found: ProblemLine[] = [];
    for (let cursor: string | undefined, more = true; more && found.length < most; ) {
      const page = list({ ...asked, ...(cursor === undefined ? {} : { cursor }) });
      found.push(...page.problems);
      more = page.next !== null;
      cursor = page.next ?? undefined;
    }
    return found;
  };

  beforeAll(async () => {
    opened = await openLedger(history());
    lines = paged({ pageSize: 200, sort: 'number', direction: 'asc' });
  });
  afterAll(() => opened.close());

  const cases = filters.flatMap((filter) => problemSorts.map((sort) => [filter, sort] as const));

  it.each(cases)('lead to the same problems for %j by %s', (filter, sort) => {
    expect(lines).toHaveLength(problems);
    const expected = lines.filter(holds(filter)).map(({ id }) => id);
    for (const direction of ['asc', 'desc'] as const) {
      const whole = paged({ filter, sort, direction, pageSize: 200 });
      expect(whole.map(({ id }) => id).sort()).toEqual(expected);
      // Pages of another size may go another way, in the same order.
      const first = paged({ filter, sort, direction, pageSize }, 4 * pageSize);
      expect(first).toEqual(whole.slice(0, first.length));
      expect(list({ filter, sort, direction, pageSize, total: true }).total).toBe(expected.length);
    }
  });

  it.each(cases)('lead to the same of what a reader sees, for %j by %s', (filter, sort) => {
    const grant: Grant = { ...nothing, units: ['u-other'] };
    const seen = lines.filter((line) => line.unit === 'u-other' && holds(filter)(line)).map(({ id }) => id);
    const page = listProblems(opened.ledger, { filter, sort, grant, today, total: true, pageSize: 200 });
    expect(page.problems.map(({ id }) => id).sort()).toEqual(seen);
    expect(page.total).toBe(seen.length);
  });

  const ways = ([filter, sort]: (typeof cases)[number]) =>
    waysOf(
      opened.ledger,
      conditionsOf(filter, today),
      filter.text === undefined ? null : phraseOf(filter.text),
      scopeOf(everything),
      { sort, pageSize },
    );
  const kindOf = ({ page: { from, conditions } }: ReturnType<typeof ways>): string => {
    if (from.startsWith('problem_search')) return 'search';
    if (conditions.some(({ sql }) => sql.startsWith('p.ordinal IN (SELECT p.ordinal'))) {
      const carried = conditions.some(({ sql }) => sql.startsWith('p.dueOrder'));
      return carried ? 'sets beside the term' : 'sets';
    }
    return /INDEXED BY problem_by_(stage|category|unit|source)/.test(from) ? 'index' : 'order';
  };

  it('are of every kind among these', () => {
    expect([...new Set(cases.map(ways).map(kindOf))].sort()).toEqual([
      'index',
      'order',
      'search',
      'sets',
      'sets beside the term',
    ]);
  });

  it('read no row in vain where a term lies far from the beginning of another order', () => {
    const far = { dueFrom: '2026-03-10', dueTo: '2026-05-20' };
    const { page } = ways([far, 'identifiedAt']);
    expect(page.from).toContain('problem_by_identifiedAt_ordinal_dueOrder');
    expect(page.conditions).toEqual(conditionsOf(far));
    expect(ways([far, 'number']).page.from).toContain('problem_by_ordinal_dueOrder');
  });

  it('take no category for a span of dates, which would keep them from reading in order', () => {
    const kind = conditionsOf({ category: 'cars', severity: 'minor' });
    const { page } = waysOf(opened.ledger, kind, null, scopeOf(everything), {
      sort: 'identifiedAt',
      pageSize: 1,
    });
    expect([page.from, page.conditions]).toEqual([
      'problem p INDEXED BY problem_by_identifiedAt_ordinal_dueOrder',
      kind,
    ]);
  });

  it('count all by what finds least, in whichever order a page is asked', () => {
    const few = { category: 'dining', dueFrom: '2026-08-01', dueTo: '2026-08-03' };
    for (const sort of problemSorts)
      expect(ways([few, sort]).whole.from).toBe('problem p INDEXED BY problem_by_dueOrder');
  });
});
