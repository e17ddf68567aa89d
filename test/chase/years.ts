// `node dist/test/chase/years.js --years 100000 --seed 7`: ends with 1 when a reminder was missed, early, double or late.
import { parseArgs } from 'node:util';
import { sufferYears } from './suffer-years.js';

const { values } = parseArgs({
  options: { years: { type: 'string', default: '2000' }, seed: { type: 'string' } },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const years = Number(values.years);
if (!Number.isInteger(seed) || !Number.isInteger(years) || years < 0)
  throw new RangeError('--years and --seed are whole numbers');
const { wrong, ...counts } = await sufferYears(years, seed);
process.stdout.write(`${JSON.stringify({ seed, ...counts })}\n`);
for (const { seed: of, verdict } of wrong.slice(0, 20))
  process.stdout.write(`seed ${of}: ${JSON.stringify(verdict)}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
