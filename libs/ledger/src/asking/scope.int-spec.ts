import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { everything, type Grant, noneRestricted, nothing } from '@xiaohao/access';
import fc from 'fast-check';
import { seesFile } from '../evidence-use/evidence-use.js';
import { digestOf, ExampleHistory } from '../examples/example-history.js';
import { type OpenedLedger, openLedger } from '../examples/open-ledger.js';
import { problemSorts } from '../problem-list/filter.js';
import { ledgerQueries as ask } from '../queries.js';
import { InvalidCursor } from './ledger.js';
import { seesProblem } from './scope.js';

const part = (units: readonly string[], more: Partial<typeof nothing> = {}): Grant => ({
  ...nothing,
  units,
  ...more,
});

const history = (): ExampleHistory => {
  const log = ExampleHistory.begin()
    .raise('a', { number: '2026-0001', title: '机关食堂违规吃喝问题' })
    .raise('b', { number: '2026-0002', title: '公款吃喝', unit: 'u-other', category: 'travel' })
    .raise('c', { number: '2026-0003', title: '会议费超标准', unit: 'u-district', category: 'meetings' });
  const secrecy = 'restricted';
  log
    .raise('r', { number: 'R-2026-0001', title: '反映违规吃喝', unit: 'u-street', secrecy })
    .raise('s', { number: 'R-2026-0002', title: '反映问题', unit: 'u-other', secrecy })
    .measure('r', 'm2', '逐笔核对凭证', '2026-05-01')
    .prove('r', 'e1', digestOf('e'), 'm2');
  for (const person of ['p-cleared', 'p-over'])
    log.tell('r', 'PersonCleared', { by: 'p-finder', person, ground: '承办' });
  log.tell('r', 'ClearanceEnded', { by: 'p-finder', person: 'p-over', ground: '已毕' });
  return log.measure('c', 'm1', '逐笔核对凭证', '2026-05-01').submit('b').sendBack('b');
};

const all: Grant = { ...everything, restricted: { ...noneRestricted, all: true } };
const restricted = (of: Partial<Grant['restricted']>): Grant['restricted'] => ({ ...noneRestricted, ...of });

describe('the scope of a reader', () => {
  let opened: OpenedLedger;
  beforeEach(async () => {
    opened = await openLedger(history());
  });
  afterEach(() => opened.close());

  const ids = (grant: Grant): readonly string[] =>
    ask.listProblems(opened.ledger, { grant, direction: 'asc' }).problems.map(({ id }) => id);

  it.each<[string, Grant, readonly string[]]>([
    ['everything', everything, ['a', 'b', 'c']],
    ['nothing', nothing, []],
    ['a unit with those under it', part(['u-district']), ['a', 'c']],
    ['a unit with nothing of its own that has a measure', part(['u-street']), ['a', 'c']],
    ['the duty of leading a measure or a problem', part([], { person: 'p-head' }), ['a', 'b', 'c']],
    ['the duty of a measure', part([], { person: 'p-third' }), ['c']],
    ['no duty', part([], { person: 'p-nobody' }), []],
    ['all of it within one unit', part(['u-city'], { within: 'u-other' }), ['b']],
    [
      'no restricted matter by any duty, support or panel',
      part(['u-city'], { person: 'p-head' }),
      ['a', 'b', 'c'],
    ],
    [
      'all restricted matters by a role',
      { ...everything, restricted: restricted({ all: true }) },
      ['a', 'b', 'c', 'r', 's'],
    ],
    [
      'those of a unit by a role there',
      part([], { restricted: restricted({ units: ['u-district'], person: 'p-nobody' }) }),
      ['r'],
    ],
    [
      'one that somebody was cleared for',
      part(['u-other'], { restricted: restricted({ person: 'p-cleared' }) }),
      ['b', 'r'],
    ],
    ['none after the clearance ended', part([], { restricted: restricted({ person: 'p-over' }) }), []],
    [
      'one that somebody raised, beside everything else',
      { ...everything, restricted: restricted({ person: 'p-finder' }) },
      ['a', 'b', 'c', 'r', 's'],
    ],
    [
      'restricted matters within the unit of a credential',
      part([], { within: 'u-other', restricted: restricted({ all: true }) }),
      ['s'],
    ],
    ['what a unit helps with not within that unit', part(['u-street'], { within: 'u-street' }), ['a']],
  ])('lets through %s', (_, grant, expected) => {
    expect(ids(grant)).toEqual(expected);
    expect(ask.listProblems(opened.ledger, { grant, total: true }).total).toBe(expected.length);
    for (const id of ['a', 'b', 'c', 'r', 's', 'x'])
      expect([id, seesProblem(opened.ledger, grant, id)]).toEqual([id, expected.includes(id)]);
    const counted = ask.countProblems(opened.ledger, { by: ['ownerKind'], grant });
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
  });

  it('holds in every register, and for the history, the signatures and the files', async () => {
    const { ledger } = opened;
    const other = part(['u-district']);
    const own = part(['u-other']);
    expect(ask.listMeasures(ledger, { grant: own }).rows).toEqual([]);
    expect(ask.listMeasures(ledger, { grant: other }).rows).toHaveLength(1);
    expect(ask.listOpinions(ledger, { grant: other }).rows).toEqual([]);
    expect(ask.listOpinions(ledger, { grant: own }).rows).toHaveLength(1);
    expect(ask.countReturns(ledger, { by: ['reason'], grant: other })).toEqual([]);
    expect(ask.countReturns(ledger, { by: ['reason'], grant: own })).toHaveLength(1);
    expect(await ask.timeline(ledger, { problem: 'b', grant: other })).toEqual([]);
    expect(await ask.timeline(ledger, { problem: 'b', grant: own })).not.toEqual([]);
    expect(await ask.problemSignatures(ledger, { problem: 'b', grant: other })).toBeUndefined();
    expect(await ask.problemSignatures(ledger, { problem: 'b', grant: own })).toEqual([]);
    for (const grant of [everything, other, part([], { person: 'p-third' })]) {
      expect(ask.listMeasures(ledger, { grant, problem: 'r' }).rows).toEqual([]);
      expect(await ask.timeline(ledger, { problem: 'r', grant })).toEqual([]);
      expect(await ask.problemSignatures(ledger, { problem: 'r', grant })).toBeUndefined();
    }
    expect(ask.listMeasures(ledger, { grant: all, problem: 'r' }).rows).toHaveLength(1);
    expect(seesFile(ledger, everything, digestOf('f'))).toBe(false);
    for (const grant of [everything, other]) expect(seesFile(ledger, grant, digestOf('e'))).toBe(false);
    expect(seesFile(ledger, all, digestOf('e'))).toBe(true);
    expect(seesFile(ledger, other, digestOf('f'))).toBe(false);
  });

  it('gives the same lines in every sort and search as everything has of them, whatever is read first', () => {
    const grants = fc.record({
      units: fc.subarray(['u-city', 'u-district', 'u-street', 'u-other']),
      person: fc.constantFrom(null, 'p-head', 'p-third', 'p-nobody'),
      within: fc.constantFrom(null, 'u-city', 'u-district', 'u-other'),
      restricted: fc.record({
        all: fc.boolean(),
        units: fc.subarray(['u-city', 'u-district', 'u-other']),
        person: fc.constantFrom(null, 'p-finder', 'p-cleared', 'p-head'),
      }),
    });
    fc.assert(
      fc.property(grants, fc.constantFrom(...problemSorts), fc.boolean(), (given, sort, search) => {
        const grant: Grant = { kind: 'part', ...given };
        const asked = { sort, ...(search ? { filter: { text: '吃喝' } } : {}) };
        const whole = ask.listProblems(opened.ledger, { ...asked, grant: all }).problems;
        const scoped = ask.listProblems(opened.ledger, { ...asked, grant }).problems;
        expect(scoped).toEqual(whole.filter(({ id }) => seesProblem(opened.ledger, grant, id)));
      }),
      { numRuns: 60 },
    );
  });

  it('binds a cursor to the reader', () => {
    const { ledger } = opened;
    const asked = { grant: everything, pageSize: 1, reader: 'one' };
    const { next } = ask.listProblems(ledger, asked);
    const cursor = next ?? '';
    expect(ask.listProblems(ledger, { ...asked, cursor, grant: part(['u-other']) }).problems).toMatchObject([
      { id: 'b' },
    ]);
    expect(() => ask.listProblems(ledger, { ...asked, cursor, reader: 'other' })).toThrow(InvalidCursor);
  });
});
