// `node dist/test/crash/kill.js --kills 20 --seed 7`: ends with 1 when anything was lost or came twice.
import { parseArgs } from 'node:util';
import { sufferKills } from './suffer-kills.js';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '20' }, seed: { type: 'string' } },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const kills = Number(values.kills);
if (!Number.isInteger(seed) || !Number.isInteger(kills) || kills < 0)
  throw new RangeError('--kills and --seed are whole numbers');
process.stdout.write(`kills ${kills}, seed ${seed}\n`);
const { findings, readBack, repeated } = await sufferKills({ kills, seed });
const { acknowledged, problems } = readBack;
process.stdout.write(
  `${acknowledged.length} acknowledged on ${problems.length} problems, ${repeated} requests repeated\n`,
);
for (const finding of findings) process.stdout.write(`${finding}\n`);
process.stdout.write(findings.length === 0 ? 'nothing lost, nothing twice\n' : `seed ${seed}\n`);
process.exitCode = findings.length === 0 ? 0 : 1;
