// `npm run eventstore-emulator -- --port 2113`: prints one JSON line when it is ready.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkRule } from './faults/index.js';
import { startNode } from './start-node.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '2113' },
    host: { type: 'string', default: '127.0.0.1' },
    db: { type: 'string', default: 'memory' },
    'control-port': { type: 'string' },
    faults: { type: 'string' },
  },
});

const rules = (path: string): readonly unknown[] =>
  (JSON.parse(readFileSync(path, 'utf8')) as { readonly rules: readonly unknown[] }).rules;

const controlPort = values['control-port'];
const node = await startNode({
  host: values.host,
  port: Number(values.port),
  controlPort: controlPort === undefined ? undefined : Number(controlPort),
  file: values.db === 'memory' ? undefined : values.db,
  faults: values.faults === undefined ? [] : rules(values.faults).map(checkRule),
});
process.stdout.write(
  `${JSON.stringify({ url: node.url, port: node.port, control: node.control ?? null })}\n`,
);
process.once('SIGTERM', () => void node.stop().then(() => process.exit(0)));
