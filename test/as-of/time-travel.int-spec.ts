import { describe, expect, it } from '@jest/globals';
import { seedOfRun } from '../crash/seed-of-run.js';
import { travel } from './travel.js';

const seed = seedOfRun();

/** More of it is `node dist/test/as-of/time-travel.js`; a failure here is seen again with its seed. */
describe('the ledger as of a point', () => {
  it.each([
    ['on record', 1],
    ['that had happened, as it was known', 2],
  ] as const)(
    'is the fold of what was %s, in its list, filters, pages, counts and steps',
    async (_, axes) => {
      let compared = 0;
      const all: Record<string, number> = {};
      for (let log = 0; log < 3; log += 1) {
        const { differences, lines, moved } = await travel({ seed: seed + log, points: 60, axes });
        expect([seed + log, differences]).toEqual([seed + log, []]);
        compared += lines;
        for (const [name, count] of Object.entries(moved)) all[name] = (all[name] ?? 0) + count;
      }
      if (axes === 1)
        for (const name of ['opened', 'closed', 'reopened', 'withdrawn', 'merged'])
          expect([seed, name, (all[name] ?? 0) > 20]).toEqual([seed, name, true]);
      // One log in a hundred has hardly anything to show at the points that are asked for; not three in a row.
      expect([seed, compared > 120]).toEqual([seed, true]);
    },
  );

  it.each([
    ['the ends of lines', 1, 'UPDATE past_problem SET until = 9007199254740991'],
    ['the ends of lines on sheets', 1, 'UPDATE sheet_row SET until = 9007199254740991'],
    ['a sheet', 1, 'DELETE FROM sheet_row WHERE sheet = (SELECT max(sheet) FROM sheet_row)'],
    ['who had a duty', 1, "UPDATE past_person SET person = 'p-none'"],
    ['under what units stood', 1, "UPDATE past_unit SET parent = 'u-none'"],
    ['what was said', 1, 'DELETE FROM past_text'],
    ['what it moved by', 1, "UPDATE past_problem SET cause = 'Closed' WHERE cause = 'Reopened'"],
    ['instants', 1, "UPDATE moment SET latest = '2026-01-01T00:00:00.000Z'"],
    ['what was stated', 2, 'DELETE FROM stated_line'],
    ['which problems state times', 2, 'DELETE FROM stated_problem'],
    ['when what was stated ends', 2, 'UPDATE stated_line SET until = 9007199254740991'],
    ['the words of what was stated', 2, "UPDATE stated_line SET words = ''"],
    ['the people of what was stated', 2, "UPDATE stated_line SET people = '[]'"],
  ] as const)('would be found out if it forgot %s', async (_, axes, spoil) => {
    const { differences } = await travel({ seed: 11, points: 160, axes, spoil });
    expect(differences.length).toBeGreaterThan(0);
  });
});
