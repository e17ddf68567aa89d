// `npm start`: installs what is missing, builds what is stale, serves. `npm start -- --demo`: a filled demo folder of its own.
import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, environment, node24, root } from './node24.mjs';
import { whenNpmIsGone } from './when-npm-is-gone.mjs';

ensureInstalled();
ensureBuilt();

const demo = process.argv.includes('--demo');
const env = environment();
const dataFolder = process.env.XIAOHAO_DATA_DIR ?? join(root, demo ? 'data-demo' : 'data');
env.XIAOHAO_DATA_DIR = dataFolder;
if (demo)
  Object.assign(env, {
    XIAOHAO_CLOCK: 'virtual',
    XIAOHAO_CLOCK_START: '2024-07-01T00:00:00Z',
    // Years of work are written within a minute.
    XIAOHAO_RATE_LIMIT_WRITES: '0',
    XIAOHAO_RATE_LIMIT_READS: '0',
  });

const server = fork(join(root, 'dist', 'programs', 'server.js'), [], {
  execPath: node24(),
  execArgv: ['--disable-warning=ExperimentalWarning'],
  env,
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});

server.on('message', (message) => {
  if (!demo || !message.ready) return;
  const key =
    process.env.XIAOHAO_BOOTSTRAP_KEY ?? readFileSync(join(dataFolder, 'bootstrap-key'), 'utf8').trim();
  const cli = join(root, 'dist', 'programs', 'xiaohao.js');
  if (!existsSync(cli)) return;
  fork(cli, ['demo', '--if-empty', '--url', message.ready], {
    execPath: node24(),
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...env, XIAOHAO_KEY: key },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
});

whenNpmIsGone('start', () => server.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
