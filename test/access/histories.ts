/**
 * `node dist/test/access/histories.js --histories 10000000 --seed 7 --piece 50000`: ends with 1 when anything
 * happened that may never be. History n has the seed `seed + n`: what was cut short goes on with the seed that the
 * last line told, and two machines may take a part each.
 */
import { parseArgs } from 'node:util';
import { sufferHistories } from './suffer-histories.js';

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '100000' },
    seed: { type: 'string' },
    piece: { type: 'string', default: '50000' },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const [histories, piece] = [Number(values.histories), Number(values.piece)];
if (!Number.isInteger(seed) || !Number.isInteger(histories) || !Number.isInteger(piece) || piece < 1)
  throw new RangeError('--histories, --seed and --piece are whole numbers');

const sum = { histories: 0, decisions: 0, reorganisations: 0, closings: 0, delegated: 0, wrong: 0 };
while (sum.histories < histories) {
  const from = seed + sum.histories;
  const { wrong, ...counts } = sufferHistories({
    histories: Math.min(piece, histories - sum.histories),
    seed: from,
  });
  for (const name of Object.keys(counts) as (keyof typeof counts)[]) sum[name] += counts[name];
  sum.wrong += wrong.length;
  for (const { seed: of, what } of wrong) process.stdout.write(`seed ${of}: ${what.join('; ')}\n`);
  process.stdout.write(`${JSON.stringify({ seed, ...sum, goesOnWith: seed + sum.histories })}\n`);
}
process.exitCode = sum.wrong === 0 ? 0 : 1;
