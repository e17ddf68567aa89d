// `npm test [-- JEST ARGS]`: installs, builds, runs every spec on the compiled code that also ships.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, environment, node24, root } from './node24.mjs';

ensureInstalled();
ensureBuilt();
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const flags = ['--experimental-vm-modules', '--enable-source-maps', '--disable-warning=ExperimentalWarning'];
const child = spawn(
  node24(),
  [...flags, jest, '--config', join(root, 'jest.config.mjs'), ...process.argv.slice(2)],
  {
    cwd: root,
    env: environment(),
    stdio: 'inherit',
  },
);
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
