// The event store away for some time under load: `--seconds N --clients N --seed S`; prints what readers and writers got.
import { parseArgs } from 'node:util';
import { sufferOutage } from './suffer-outage.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    clients: { type: 'string', default: '8' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 30)) },
  },
});
const outage = {
  seconds: Number(values.seconds),
  clients: Number(values.clients),
  seed: Number(values.seed),
};
const outcome = await sufferOutage(outage);
const { reads, writes, caughtUpMs } = outcome;
const holds =
  outcome.findings.length === 0 &&
  reads.asExpected === reads.asked &&
  reads.flagged === reads.asked &&
  writes.asExpected === writes.asked &&
  writes.withRetryAfter === writes.asked &&
  writes.slowestMs <= 3_000 &&
  caughtUpMs <= 10_000;
process.stdout.write(`${JSON.stringify({ ...outage, ...outcome, holds })}\n`);
process.exit(holds ? 0 : 1);
