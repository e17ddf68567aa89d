// `node dist/test/access/histories.js --histories 10000000 --seed 7`: ends with 1 when anything happened that may never be.
import { parseArgs } from 'node:util';
import { sufferHistories } from './suffer-histories.js';

const { values } = parseArgs({
  options: { histories: { type: 'string', default: '100000' }, seed: { type: 'string' } },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const histories = Number(values.histories);
if (!Number.isInteger(seed) || !Number.isInteger(histories) || histories < 0)
  throw new RangeError('--histories and --seed are whole numbers');
const { wrong, ...counts } = sufferHistories({ histories, seed });
process.stdout.write(`${JSON.stringify({ seed, ...counts, wrong: wrong.length })}\n`);
for (const { seed: of, what } of wrong) process.stdout.write(`seed ${of}: ${what.join('; ')}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
