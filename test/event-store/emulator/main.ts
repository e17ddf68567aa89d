// `npm run eventstore-emulator -- --port 2113`: prints one JSON line when it is ready.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { firstUsers, usersIn } from './access/index.js';
import { checkRule } from './faults/index.js';
import { startNode } from './start-node.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    host: { type: 'string', default: '127.0.0.1' },
    db: { type: 'string', default: 'memory' },
    'control-port': { type: 'string' },
    faults: { type: 'string' },
    'tls-folder': { type: 'string' },
    users: { type: 'string' },
    'max-append-size': { type: 'string' },
    insecure: { type: 'boolean', default: false },
    'end-with-stdin': { type: 'boolean', default: false },
  },
});

function whole(option: 'port' | 'control-port' | 'max-append-size'): number | undefined {
  const text = values[option];
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new RangeError(`--${option}: a whole number`);
  return Number(text);
}

const rules = (path: string): readonly unknown[] =>
  (JSON.parse(readFileSync(path, 'utf8')) as { readonly rules: readonly unknown[] }).rules;

const tlsFolder = values['tls-folder'];
// TLS and users go together, as on a real server; `--insecure` takes the users away again.
const guarded = !values.insecure && (tlsFolder !== undefined || values.users !== undefined);
const node = await startNode({
  host: values.host,
  port: whole('port') ?? 2113,
  controlPort: whole('control-port'),
  file: values.db === 'memory' ? undefined : values.db,
  faults: values.faults === undefined ? [] : rules(values.faults).map(checkRule),
  maxAppendSize: whole('max-append-size'),
  tlsFolder,
  users: guarded ? [...firstUsers, ...(values.users === undefined ? [] : usersIn(values.users))] : undefined,
});
process.stdout.write(
  `${JSON.stringify({ url: node.url, port: node.port, control: node.control ?? null })}\n`,
);
process.once('SIGTERM', () => void node.stop().then(() => process.exit(0)));
// So that nothing is left behind when whoever started it is gone.
if (values['end-with-stdin']) process.stdin.resume().once('close', () => process.exit(1));
