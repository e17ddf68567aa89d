import { beforeAll, describe, expect, it } from '@jest/globals';
import { type DeadlineRules, defaultDeadlineRules } from '@xiaohao/campaign';
import { type BackTestLine, backTest } from '@xiaohao/chase';
import type { WorldRecord } from './record.js';
import { recordYear } from './simulate-year.js';

const first = Math.floor(Math.random() * 2 ** 31);
const day = 86_400_000;
const iso = (instant: number): string => new Date(instant).toISOString();

function tried(
  { past, around, end }: WorldRecord,
  rules: DeadlineRules,
  { from = end - 365 * day, punctual = false } = {},
): readonly BackTestLine[] {
  const pasts = [...past].map(([problem, steps]) => ({ problem, steps }));
  const proposal = { campaign: 'c1', zone: 'Asia/Shanghai', rules, from: iso(from), to: iso(end), punctual };
  return backTest(pasts, around, proposal).flatMap(({ lines }) => lines);
}

const differing = (lines: readonly BackTestLine[]): readonly BackTestLine[] =>
  lines.filter(({ verdict }) => verdict !== 'same');

const isOf = (series: readonly string[], { recorded, proposed }: BackTestLine): boolean =>
  series.some((one) => (recorded ?? proposed)?.rule.startsWith(one));

/** Yellow begins two days sooner. */
const sooner: DeadlineRules = {
  ...defaultDeadlineRules,
  bands: defaultDeadlineRules.bands.map((band) =>
    band.code === 'yellow' ? { ...band, left: { ...band.left, days: 12 } } : band,
  ),
};

const years = 40;

describe(`years in which everything breaks, tried again (first seed ${first})`, () => {
  const records: { readonly seed: number; readonly record: WorldRecord }[] = [];
  beforeAll(async () => {
    for (let seed = first; seed < first + years; seed += 1)
      records.push({ seed, record: await recordYear(seed, 'none', false) });
  });

  it('are told alike by the rules that were in force', () => {
    let lines = 0;
    for (const { seed, record } of records) {
      const all = tried(record, defaultDeadlineRules);
      lines += all.length;
      expect({ seed, differing: differing(all) }).toEqual({ seed, differing: [] });
    }
    expect(lines).toBeGreaterThan(years * 20);
  });

  it('are told alike when the same rules take over on any day', () => {
    for (const { seed, record } of records) {
      const from = record.end - (seed % 365) * day;
      expect({ seed, from, differing: differing(tried(record, defaultDeadlineRules, { from })) }).toEqual({
        seed,
        from,
        differing: [],
      });
    }
  });

  it('are not told alike by a clock that is taken never to have been away', () => {
    const differ = records.filter(
      ({ record }) => differing(tried(record, defaultDeadlineRules, { punctual: true })).length > 0,
    );
    expect(differ.length).toBeGreaterThan(0);
  });

  it('change in the bands alone when a band is changed', () => {
    let moved = 0;
    for (const { seed, record } of records) {
      const changed = differing(tried(record, sooner));
      moved += changed.length;
      const others = changed.filter((line) => !isOf(['band/green', 'band/yellow'], line));
      expect({ seed, others }).toEqual({ seed, others: [] });
    }
    expect(moved).toBeGreaterThan(years);
  });
});
