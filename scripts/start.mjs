// `npm start`: installs what is missing, builds what is stale, serves. `npm start -- --demo`: a filled demo folder of its own.
import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, environment, node24, root } from './node24.mjs';
import { whenNpmIsGone } from './when-npm-is-gone.mjs';

const words = process.argv.slice(2);
const unknown = words.filter((word) => word !== '--demo');
const refuse = (zh, en) => {
  process.stderr.write(`${zh}\n${en}\n`);
  process.exit(2);
};
if (unknown.length > 0)
  refuse(
    `不能启动：npm start -- 之后只认得 --demo（演示数据），不认得 ${unknown.join(' ')}；其余由环境变量配置，见 README。`,
    `nothing is started: after npm start -- only --demo (a demonstration) is known, not ${unknown.join(' ')}; everything else is set by variables, see README.md.`,
  );
// npm takes what stands before `--` for itself and tells it here alone.
if (process.env.npm_lifecycle_event === 'start' && process.env.npm_config_demo && words.length === 0)
  refuse(
    '不能启动：--demo 前须有单独的 --，即 npm start -- --demo。',
    'nothing is started: a -- of its own has to stand before --demo, as in npm start -- --demo.',
  );

ensureInstalled();
ensureBuilt({ programs: true });

const demo = words.includes('--demo');
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
let passedOn;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    passedOn = signal;
    server.kill(signal);
  });
// A server that was asked to end before it could listen to that has ended as asked.
server.on('exit', (code, signal) => process.exit(code ?? (signal === passedOn ? 0 : 1)));
