// `node dist/test/calendar/oracle.js [--from 1970] [--to 2100]`: every day at six instants on hosts of four zones
// against an oracle that shares nothing with the product; ends with 1 at any difference.
import { parseArgs } from 'node:util';
import { hostZones, onHost } from './hosts.js';

const { values } = parseArgs({
  options: { from: { type: 'string', default: '1970' }, to: { type: 'string', default: '2100' } },
});
const [from, to] = [Number(values.from), Number(values.to)];
if (!Number.isInteger(from) || !Number.isInteger(to) || from < 1970 || to < from)
  throw new RangeError('--from and --to are years, from 1970 on');
let differences = 0;
for (const zone of hostZones) {
  const found = await onHost(zone, from, to);
  differences += found.differences;
  process.stdout.write(`${JSON.stringify(found)}\n`);
}
process.exitCode = differences === 0 ? 0 : 1;
