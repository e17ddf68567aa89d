// `npm run bench [-- NAME…]`: one JSON line per figure, with its floor measured in the same run.
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
    join(root, 'dist', 'test', 'bench', 'main.js'),
    ...process.argv.slice(2),
  ],
  { cwd: root, env: environment(), stdio: 'inherit' },
);
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
