// `npm run eventstore-emulator [-- OPTIONS]`: the event store that tests run against, in a process of its own.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, environment, node24, root } from './node24.mjs';
import { whenNpmIsGone } from './when-npm-is-gone.mjs';

ensureInstalled();
ensureBuilt();
// Over the channel it notices when this script is gone, however that came.
const child = fork(join(root, 'dist', 'test', 'event-store', 'emulator', 'main.js'), process.argv.slice(2), {
  cwd: root,
  execPath: node24(),
  execArgv: ['--disable-warning=ExperimentalWarning'],
  env: environment(),
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
whenNpmIsGone('eventstore-emulator', () => child.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
