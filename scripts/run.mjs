// `node scripts/run.mjs TOOL ARGS…`: a tool of the project, installed if need be, under the pinned Node 24.
import { spawn } from 'node:child_process';
import { ensureInstalled, environment, root } from './node24.mjs';

ensureInstalled();
const [tool, ...args] = process.argv.slice(2);
const child = spawn(tool, args, {
  cwd: root,
  env: environment(),
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
