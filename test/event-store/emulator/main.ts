// `npm run eventstore-emulator -- --port 2113`: prints one JSON line when it is ready.
import { parseArgs } from 'node:util';
import { startNode } from './start-node.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '2113' },
    host: { type: 'string', default: '127.0.0.1' },
    'control-port': { type: 'string' },
  },
});
const node = await startNode({ host: values.host, port: Number(values.port) });
process.stdout.write(`${JSON.stringify({ url: node.url, port: node.port })}\n`);
