import { afterEach, describe, expect, it } from '@jest/globals';
import { everything, type Grant, nothing } from '@xiaohao/access';
import { seesFile } from '../evidence-use/evidence-use.js';
import { digestOf, ExampleHistory } from '../examples/example-history.js';
import { type OpenedLedger, openLedger } from '../examples/open-ledger.js';
import { ledgerQueries as ask } from '../queries.js';

/** Sees what is of the unit alone. */
const ofOther: Grant = { ...nothing, units: ['u-other'] };
/** Sees the problems of which he has a measure. */
const ofThird: Grant = { ...nothing, person: 'p-third' };
const file = digestOf('f');
const ownFile = digestOf('9');

describe('a register that puts several problems together, for who sees some of them', () => {
  let opened: OpenedLedger | undefined;
  const told = async (tell: (log: ExampleHistory) => ExampleHistory) => {
    opened = await openLedger(tell(ExampleHistory.begin()));
    return opened.ledger;
  };
  afterEach(() => opened?.close());

  const two = (log: ExampleHistory): ExampleHistory =>
    log
      .raise('a', { number: '2026-0001', title: '违规吃喝' })
      .raise('b', { number: '2026-0002', title: '超标接待', unit: 'u-other', category: 'travel' });

  it('compares of two hand-ins what is seen alone', async () => {
    const ledger = await told((log) =>
      two(log)
        .raise('c', { number: '2026-0003', title: '会议费', unit: 'u-other' })
        .submit('a', 'first')
        .submit('b', 'first')
        .submit('c', 'second'),
    );
    const compared = (grant: Grant) => {
      const { added, reworded, withdrawn } = ask.compareLists(ledger, {
        before: 'first',
        after: 'second',
        grant,
      });
      return [added, reworded, withdrawn].map((rows) => rows.length);
    };
    expect([everything, ofOther, nothing].map(compared)).toEqual([
      [1, 0, 2],
      [1, 0, 1],
      [0, 0, 0],
    ]);
  });

  it('counts and names as relapses later problems that are seen alone', async () => {
    const ledger = await told((log) =>
      log
        .raise('a', { number: '2026-0001', title: '吃喝' })
        .measure('a', 'm1')
        .closeOff('a', 'XH-1')
        .raise('unseen', { number: '2026-0002', title: '又吃喝' })
        .raise('seen', { number: '2026-0003', title: '再吃喝' })
        .measure('seen', 'm2')
        .raise('b', { number: '2026-0004', title: '差旅', category: 'travel' })
        .measure('b', 'm3')
        .closeOff('b', 'XH-2')
        .raise('unseenToo', { number: '2026-0005', title: '又差旅', category: 'travel' }),
    );
    const proposed = (grant: Grant) =>
      ask
        .proposedRevisits(ledger, { grant })
        .rows.map(({ problem, later, laterNumber }) => [problem, later, laterNumber]);
    expect(proposed(everything)).toEqual([
      ['b', 1, '2026-0005'],
      ['a', 2, '2026-0002'],
    ]);
    expect(proposed(ofThird)).toEqual([['a', 1, '2026-0003']]);
    expect(proposed(nothing)).toEqual([]);
  });

  it('calls a file shared, and used, where two that are seen rely on it', async () => {
    const ledger = await told((log) =>
      two(log)
        .raise('c', { number: '2026-0003', title: '会议费', unit: 'u-other' })
        .measure('a', 'm1')
        .measure('b', 'm2')
        .measure('c', 'm3')
        .prove('a', 'e1', file, 'm1')
        .prove('b', 'e2', file, 'm2')
        .prove('b', 'e3', ownFile, 'm2')
        .prove('c', 'e4', ownFile, 'm3'),
    );
    const shared = (grant: Grant) => ask.sharedFiles(ledger, { grant }).map(({ digest }) => digest);
    expect(shared(everything).toSorted()).toEqual([file, ownFile].toSorted());
    expect([shared(ofOther), shared(nothing)]).toEqual([[ownFile], []]);
    const uses = (grant: Grant) =>
      ask.usesOfFile(ledger, { grant, digest: file }).map(({ problem }) => problem);
    expect([everything, ofOther, nothing].map(uses)).toEqual([['a', 'b'], ['b'], []]);
    expect([ofOther, nothing].map((grant) => seesFile(ledger, grant, file))).toEqual([true, false]);
  });

  it('calls words the same where two that are seen have them', async () => {
    const ledger = await told((log) =>
      two(log)
        .raise('c', { number: '2026-0003', title: '会议费', unit: 'u-other' })
        .measure('a', 'm1', '加强学习')
        .measure('b', 'm2', '加强学习')
        .measure('b', 'm3', '逐笔核对')
        .measure('c', 'm4', '逐笔核对'),
    );
    const same = (grant: Grant) => ask.identicalMeasures(ledger, { grant }).map(({ text }) => text);
    expect(same(everything).toSorted()).toEqual(['加强学习', '逐笔核对'].toSorted());
    expect([same(ofOther), same(nothing)]).toEqual([['逐笔核对'], []]);
  });
});
