// Every command in flight meets faults of the store: `--all` pairs, some by `--pairs Command:fault,…`, else a few of
// each by `--seed S`; `--houses N` servers beside each other. Ends with 1 when anything does not hold.
import { parseArgs } from 'node:util';
import { seeded } from '../crash/random.js';
import { allPairs, fewPairs, somePairs } from './faults-by-command/plan-lives.js';
import type { Step } from './faults-by-command/step.js';
import { sufferFaults } from './faults-by-command/suffer-faults.js';

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    pairs: { type: 'string' },
    seed: { type: 'string' },
    houses: { type: 'string', default: '2' },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 30) : Number(values.seed);
const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
print({ seed });
const random = seeded(seed);
const { all, pairs } = values;
const plans = (steps: readonly Step[]) =>
  all ? allPairs(steps) : pairs === undefined ? fewPairs(steps, random) : somePairs(steps, pairs.split(','));
const tally = await sufferFaults({
  seed,
  houses: Number(values.houses),
  plans,
  onLife: ({ pairs: met, found }, left) => print({ met, found: found.length, livesLeft: left }),
});
for (const found of tally.found) print({ found });
print({ seed, ...tally.report() });
process.exit(tally.found.length === 0 ? 0 : 1);
