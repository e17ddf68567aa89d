import { describe, expect, it } from '@jest/globals';
import { seeded } from '../crash/random.js';
import { faultCases } from './faults-by-command/fault-cases.js';
import { fewPairs, firstOfEach } from './faults-by-command/plan-lives.js';
import { problemLife } from './faults-by-command/problem-life.js';
import { registerLife } from './faults-by-command/register-life.js';
import { sufferFaults } from './faults-by-command/suffer-faults.js';

describe('every command, in flight while the store fails', () => {
  it('is done or told to come again, and is there exactly once in the end', async () => {
    const seed = Math.floor(Math.random() * 2 ** 30);
    process.stdout.write(`faults by command, seed ${seed}\n`);
    const random = seeded(seed);
    const tally = await sufferFaults({ seed, houses: 2, plans: (steps) => fewPairs(steps, random) });
    process.stdout.write(`${JSON.stringify(tally.report())}\n`);
    expect({ seed, found: tally.found }).toEqual({ seed, found: [] });
    for (const [, { command }] of [problemLife, registerLife].flatMap(firstOfEach))
      expect([command, tally.met.get(command)?.size]).toEqual([command, 2]);
    const met = [...tally.met.values()].flatMap((faults) => [...faults]);
    for (const { name } of faultCases)
      expect([name, met.filter((one) => one === name).length > 1]).toEqual([name, true]);
  }, 900_000);
});
