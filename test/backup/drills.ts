import { parseArgs } from 'node:util';
import { sufferDrills } from './suffer-drills.js';

// `node dist/test/backup/drills.js --drills N --seed S`: prints what came of it, ends with 1 when anything was lost.
const { values } = parseArgs({ options: { drills: { type: 'string' }, seed: { type: 'string' } } });
const drills = Number(values.drills ?? 10);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const begun = performance.now();
const outcome = await sufferDrills({ drills, seed });
const seconds = Math.round((performance.now() - begun) / 1_000);
process.stdout.write(`${JSON.stringify({ drills, seed, seconds, ...outcome })}\n`);
process.exitCode = outcome.findings.length === 0 ? 0 : 1;
