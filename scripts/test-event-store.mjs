// `npm run test:event-store -- 'esdb://…' [JEST ARGS]`: what runs on a store of events, on one that is there already.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environment, node24, root } from './node24.mjs';

const [address, ...args] = process.argv.slice(2);
if (!/^(esdb|kurrentdb)(\+discover)?:\/\//.test(address ?? '')) {
  process.stderr.write(
    "usage: npm run test:event-store -- 'esdb://host:2113?tls=false' [JEST ARGS]\n" +
      'esdb:// or kurrentdb://. The user of the address has to be an administrator, or access control off: the recorded\n' +
      'cases delete, tombstone, write metadata and make groups of consumers. Calls that carry credentials of their own\n' +
      'take those of the address, and admin/changeit where it has none. All streams get prefixes of their own;\n' +
      'they stay in the server, so take a fresh one that may be thrown away: above 100,000 events some cases time out, and it is\n' +
      'said at the start how many there are. What a newer server answers otherwise, rightly, is skipped. Faults and signals are tried on the emulator alone.\n',
  );
  process.exit(2);
}
const child = spawn(
  node24(),
  [join(root, 'scripts', 'test.mjs'), ...args, '--selectProjects', 'event-store'],
  {
    cwd: root,
    env: { ...environment(), TEST_EVENT_STORE: address },
    stdio: 'inherit',
  },
);
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
