// `node dist/test/access/canaries.js --canaries 1000`: ends with 1 when a reporter is found where nobody else may look.
import { parseArgs } from 'node:util';
import { sufferCanaries } from './suffer-canaries.js';

const { values } = parseArgs({
  options: { canaries: { type: 'string', default: '100' }, leak: { type: 'boolean', default: false } },
});
const canaries = Number(values.canaries);
if (!Number.isInteger(canaries) || canaries < 1) throw new RangeError('--canaries is a whole number from 1');
const sought = await sufferCanaries({ canaries, leak: values.leak });
process.stdout.write(`${JSON.stringify(sought)}\n`);
process.exitCode = sought.hits.length === 0 && sought.toldToPetitions > 0 ? 0 : 1;
