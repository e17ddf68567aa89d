import { afterEach, describe, expect, it } from '@jest/globals';
import { everything } from '@xiaohao/access';
import { ExampleHistory } from '../examples/example-history.js';
import { type OpenedLedger, openLedger } from '../examples/open-ledger.js';
import { ledgerQueries } from '../queries.js';

describe('the signatures on a problem', () => {
  let opened: OpenedLedger | undefined;
  afterEach(() => opened?.close());
  const told = async (tell: (log: ExampleHistory) => ExampleHistory) => {
    opened = await openLedger(
      tell(ExampleHistory.begin().raise('a', { number: '2026-0001', title: '吃喝' })),
    );
    return ledgerQueries.problemSignatures(opened.ledger, { problem: 'a', grant: everything });
  };

  it('are all there, in order, with the signer’s words; those of version 1 have no proof', async () => {
    const signatures = await told((log) => log.requestSignOff('a').take('a', 0, 'unitApproval'));
    expect(signatures).toMatchObject([
      { revision: '1', meaning: 'application', words: { type: 'RequestSignOff', claims: [] }, proof: null },
      { revision: '2', meaning: 'unitApproval', words: { type: 'ApproveByUnit' }, proof: null },
    ]);
  });

  it('are stale once something material has come after them', async () => {
    const signatures = await told((log) =>
      log.requestSignOff('a').measure('a', 'm').take('a', 0, 'unitApproval'),
    );
    expect(signatures?.map(({ stale }) => stale)).toEqual([true, false]);
  });

  it('are overtaken by nothing that comes after their request has ended', async () => {
    const signatures = await told((log) =>
      log
        .requestSignOff('a')
        .measure('a', 'm')
        .tell('a', 'SignOffRejected', { by: 'p', step: 0, supplementaryRequirement: '补充材料' })
        .measure('a', 'm2')
        .requestSignOff('a')
        .take('a', 0, 'unitApproval')
        .closeOff('a', 'XH-1')
        .take('a', 1, 'filing')
        .tell('a', 'Filed', { by: 'p', filingNumber: 'BA-1' })
        .reopen('a', '2026-12-01')
        .measure('a', 'm3'),
    );
    expect(signatures?.map(({ meaning, stale }) => [meaning, stale])).toEqual([
      ['application', true],
      ['application', false],
      ['unitApproval', false],
      ['filing', false],
    ]);
  });

  it('are none on a problem that nobody has signed, and unknown where there is no problem', async () => {
    expect(await told((log) => log)).toEqual([]);
    if (!opened) throw new Error('not opened');
    expect(
      await ledgerQueries.problemSignatures(opened.ledger, { problem: 'x', grant: everything }),
    ).toBeUndefined();
  });
});
