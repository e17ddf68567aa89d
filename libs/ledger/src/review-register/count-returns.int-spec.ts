import { describe, expect, it } from '@jest/globals';
import { everything } from '@xiaohao/access';
import { InvalidQuery } from '../asking/ledger.js';
import { ExampleHistory } from '../examples/example-history.js';
import { openLedger } from '../examples/open-ledger.js';
import { ledgerQueries as ask } from '../queries.js';
import type { ReturnDimension } from './count-returns.js';

describe('returns for rework', () => {
  it('are counted by any two of unit, reason, level and the rest, each as often as it happened', async () => {
    const history = ExampleHistory.begin()
      .raise('a', { number: '2026-0001', title: '食堂吃喝' })
      .raise('b', { number: '2026-0002', title: '公款旅游', unit: 'u-other', category: 'travel' })
      .submit('a')
      .sendBack('a', 'unclear');
    // Ten rounds: they are counted in the order of numbers.
    for (let round = 2; round <= 11; round += 1) history.resubmit('a');
    const opened = await openLedger(
      history
        .tell('a', 'ReturnedForRework', {
          organisationRevision: '4',
          level: 'secondReview',
          opinion: { opinion: 'o-2', reviewer: 'p-second', session: 'crossReview', text: '避重就轻' },
          reason: 'evasive',
          dueOn: '2026-03-01',
          round: 12,
        })
        .submit('b')
        .resubmit('b')
        .sendBack('b', 'unclear'),
    );
    const { ledger } = opened;
    const count = (by: readonly ReturnDimension[], filter: object = {}) =>
      ask
        .countReturns(ledger, { by, grant: everything, ...filter })
        .map(({ values, count: n }) => [...values, n]);
    expect(count(['reason'])).toEqual([
      ['evasive', 1],
      ['unclear', 2],
    ]);
    expect(count(['level', 'round'])).toEqual([
      ['firstReview', '1', 1],
      ['firstReview', '2', 1],
      ['secondReview', '11', 1],
    ]);
    expect(count(['round'])).toEqual([
      ['1', 1],
      ['2', 1],
      ['11', 1],
    ]);
    expect(count(['unit', 'reason'], { unit: 'u-other' })).toEqual([['u-other', 'unclear', 1]]);
    expect(count(['category'], { reason: 'evasive', level: 'secondReview' })).toEqual([['dining', 1]]);
    expect(count(['unit'], { reviewer: 'p-second' })).toHaveLength(1);
    expect(count(['unit'], { from: '2027-01-01' })).toEqual([]);
    for (const by of [[], ['title'], ['unit', 'unit'], ['unit', 'reason', 'level'], ['1; DROP']])
      expect(() => count(by as never)).toThrow(InvalidQuery);
    opened.close();
  });
});
