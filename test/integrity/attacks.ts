import { parseArgs } from 'node:util';
import { forgeries } from './forging.js';
import { honestGrowth } from './honest.js';
import { rewrites } from './rewriting.js';
import { type Attempted, everyBit, everyChange, storedEvents } from './tampering.js';

// Attacks on the proofs, in numbers; prints a JSON line each and ends with 1 when anything went unseen.
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000' },
    forgeries: { type: 'string', default: '1000000' },
    rewrites: { type: 'string', default: '1000' },
    appends: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const seed = Number(values.seed);
const attacks: Readonly<Record<string, () => Attempted>> = {
  everyBit: () => everyBit(storedEvents(Number(values.events))),
  everyChange: () => everyChange(storedEvents(Number(values.events))),
  forgeries: () => forgeries(Number(values.forgeries), seed),
  rewrites: () => rewrites(Number(values.rewrites), seed),
  honestAppends: () => honestGrowth(Number(values.appends)),
};
for (const [name, attack] of Object.entries(attacks)) {
  const begun = performance.now();
  const { tried, missed } = attack();
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  process.stdout.write(
    `${JSON.stringify({ name, seed, tried, missed: missed.length, first: missed.slice(0, 5), seconds })}\n`,
  );
  if (missed.length > 0) process.exitCode = 1;
}
