import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { everything, type Grant, nothing } from '@xiaohao/access';
import { defaultRules } from '@xiaohao/campaign';
import { ExampleHistory } from '../examples/example-history.js';
import { type OpenedLedger, openLedger } from '../examples/open-ledger.js';
import { type SimulateRules, simulateRules } from './simulate-rules.js';

const asked = {
  campaign: 'c1',
  zone: 'Asia/Shanghai',
  rules: defaultRules,
  from: '2026-01-01',
  to: '2026-12-31',
  now: '2026-12-31T00:00:00.000Z',
  punctual: false,
} as const;

describe('rules tried over a ledger', () => {
  let opened: OpenedLedger;
  beforeEach(async () => {
    opened = await openLedger(
      ExampleHistory.begin()
        .raise('a', { number: '2026-0001', title: '违规吃喝' })
        .raise('b', { number: '2026-0002', title: '超标接待', unit: 'u-other' })
        .raise('c', { number: '2026-0003', title: '会议费', unit: 'u-other' })
        .raise('r', { number: 'R-2026-0001', title: '举报', secrecy: 'restricted' }),
    );
  });
  afterEach(() => opened.close());

  const seen = async (grant: Grant, more: Partial<SimulateRules> = {}) => {
    const found = await simulateRules(opened.ledger, { ...asked, grant, ...more });
    return found && { numbers: found.problems.map(({ number }) => number), next: found.next };
  };

  it('are tried on what the reader sees, never on what is restricted', async () => {
    const all = { ...everything, restricted: { ...everything.restricted, all: true } };
    expect(await seen(all)).toEqual({ numbers: ['2026-0001', '2026-0002', '2026-0003'], next: null });
    const ofOther = { ...nothing, units: ['u-other'] };
    expect(await seen(ofOther)).toEqual({ numbers: ['2026-0002', '2026-0003'], next: null });
    expect(await seen(nothing)).toEqual({ numbers: [], next: null });
    expect(await seen(everything, { campaign: 'c2' })).toEqual({ numbers: [], next: null });
  });

  it('say of one problem that is not seen that it is not there, and of a restricted one nothing', async () => {
    const ofOther = { ...nothing, units: ['u-other'] };
    expect(await seen(ofOther, { problem: 'b' })).toMatchObject({ numbers: ['2026-0002'] });
    expect(await seen(ofOther, { problem: 'a' })).toBeNull();
    expect(await seen(ofOther, { problem: 'r' })).toBeNull();
    const all = { ...everything, restricted: { ...everything.restricted, all: true } };
    expect(await seen(all, { problem: 'r' })).toEqual({ numbers: [], next: null });
  });

  it('come page by page, each problem once', async () => {
    const numbers: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await seen(everything, { pageSize: 1, ...(cursor === undefined ? {} : { cursor }) });
      numbers.push(...(page?.numbers ?? []));
      cursor = page?.next ?? null;
    }
    expect(numbers).toEqual(['2026-0001', '2026-0002', '2026-0003']);
  });
});
