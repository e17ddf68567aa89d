#!/usr/bin/env node
// `xiaohao`: runs on whatever Node the machine has (18 or newer) and hands over to the pinned Node 24.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// The command is a link in node_modules/.bin; the checkout lies where the file itself does.
const here = dirname(realpathSync(fileURLToPath(import.meta.url)));
const script = (name) => pathToFileURL(join(here, '..', '..', '..', 'scripts', name)).href;
const { ensureInstalled, environment, node24, root } = await import(script('node24.mjs'));
ensureInstalled();
const { ensureBuilt } = await import(script('build.mjs'));
ensureBuilt();

const child = spawn(
  node24(),
  [
    '--disable-warning=ExperimentalWarning',
    join(root, 'dist', 'programs', 'xiaohao.js'),
    ...process.argv.slice(2),
  ],
  { env: environment(), stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
