// `npm run eventstore-emulator [-- OPTIONS]`: the event store that tests run against, in a process of its own.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, environment, node24, root } from './node24.mjs';

ensureInstalled();
ensureBuilt();
const child = spawn(
  node24(),
  [
    '--disable-warning=ExperimentalWarning',
    join(root, 'dist', 'test', 'event-store', 'emulator', 'main.js'),
    ...process.argv.slice(2),
  ],
  { cwd: root, env: environment(), stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
