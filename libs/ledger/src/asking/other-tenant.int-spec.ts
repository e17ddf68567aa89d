import { describe, expect, it } from '@jest/globals';
import { type Grant, nothing } from '@xiaohao/access';
import fc from 'fast-check';
import { ExampleHistory } from '../examples/example-history.js';
import { openLedger } from '../examples/open-ledger.js';
import { ledgerQueries as ask } from '../queries.js';

/** One problem of one of two units, and how far it has come. */
interface Raised {
  readonly unit: 'u-street' | 'u-other';
  readonly category: 'dining' | 'travel';
  readonly returned: boolean;
}

const raised: fc.Arbitrary<Raised> = fc.record({
  unit: fc.constantFrom('u-street', 'u-other'),
  category: fc.constantFrom('dining', 'travel'),
  returned: fc.boolean(),
});

function told(problems: readonly Raised[], of: (unit: string) => boolean): ExampleHistory {
  const log = ExampleHistory.begin();
  for (const [at, { unit, category, returned }] of problems.entries()) {
    if (!of(unit)) continue;
    const id = `p${at}`;
    log.raise(id, { number: `2026-${String(at + 1).padStart(4, '0')}`, title: '违规吃喝', unit, category });
    if (returned) log.submit(id, `list-${unit}`).sendBack(id);
  }
  return log;
}

/** Everything that is counted for one reader. */
async function counted(history: ExampleHistory, grant: Grant): Promise<unknown> {
  const { ledger, close } = await openLedger(history);
  const page = ask.listProblems(ledger, { grant, total: true, filter: { text: '吃喝' } });
  const found = {
    total: page.total,
    numbers: page.problems.map(({ number }) => number),
    counts: ask.countProblems(ledger, { by: ['unit', 'category'], grant }),
    reasons: ask.countReturns(ledger, { by: ['unit', 'reason'], grant }),
    opinions: ask.listOpinions(ledger, { grant }).rows.map(({ number }) => number),
    versions: ask
      .listVersions(ledger, { unit: 'u-street', campaign: 'c1', grant })
      .map(({ list, version, problems }) => [list, version, problems]),
  };
  close();
  return found;
}

describe('what is counted for one unit', () => {
  it.each(['u-street', 'u-other'])('is for %s what it would be if the other had never been', async (own) => {
    const grant: Grant = { ...nothing, units: [own] };
    await fc.assert(
      fc.asyncProperty(fc.array(raised, { maxLength: 8 }), async (problems) => {
        const both = await counted(
          told(problems, () => true),
          grant,
        );
        expect(both).toEqual(
          await counted(
            told(problems, (unit) => unit === own),
            grant,
          ),
        );
      }),
      { numRuns: 15 },
    );
  });
});
