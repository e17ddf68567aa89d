// `node dist/test/as-of/time-travel.js --points 10000 --seed 7`: the list, its filters and its counts at random points
// of random logs, on one axis and on two, against a ledger over just the events that belong there; on one axis also
// steps of series, with what moved within them. Ends with 1 at any difference.
import { parseArgs } from 'node:util';
import { travel } from './travel.js';

const { values } = parseArgs({
  options: {
    points: { type: 'string', default: '10000' },
    each: { type: 'string', default: '200' },
    seed: { type: 'string' },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const [points, each] = [Number(values.points), Number(values.each)];
if (![seed, points, each].every(Number.isInteger) || points < 1 || each < 1)
  throw new RangeError('--points, --each and --seed are whole numbers');
let [done, lines, wrong] = [0, 0, 0];
const moved: Record<string, number> = {};
for (let log = 0; done < points; log += 1) {
  const axes = log % 2 === 0 ? 1 : 2;
  const found = await travel({ seed: seed + log, points: Math.min(each, points - done), axes });
  done += found.points;
  lines += found.lines;
  for (const [name, count] of Object.entries(found.moved)) moved[name] = (moved[name] ?? 0) + count;
  wrong += found.differences.length;
  const [first] = found.differences;
  if (first) process.stdout.write(`seed ${seed + log}, axes ${axes}: ${JSON.stringify(first)}\n`);
}
process.stdout.write(`${JSON.stringify({ seed, points: done, lines, moved, wrong })}\n`);
process.exitCode = wrong === 0 ? 0 : 1;
