import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeEnvironment } from '../node-environment.js';
import type { Figure, Measured } from './figure.js';
import { benchFolder, clear } from './http/server-process.js';
import { ledgerData } from './ledger-data.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Milliseconds from the command to the lines that say where the server listens; the server is stopped again. */
function startOnce(dataFolder: string): Promise<number> {
  const before = performance.now();
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    env: { ...nodeEnvironment, XIAOHAO_DATA_DIR: dataFolder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let ready = Number.NaN;
    child.stdout.on('data', (chunk: Buffer) => {
      if (!chunk.toString().includes('Xiaohao')) return;
      ready = performance.now() - before;
      child.kill('SIGTERM');
    });
    child.once('exit', () =>
      Number.isNaN(ready) ? reject(new Error('the server did not start')) : resolve(ready),
    );
  });
}

async function measureStart(problems: number): Promise<Measured> {
  const data = await ledgerData(problems);
  const folder = benchFolder('start');
  try {
    mkdirSync(join(folder, 'log'));
    for (const name of ['events.db', 'events.db-wal'])
      if (existsSync(join(data.folder, name))) cpSync(join(data.folder, name), join(folder, 'log', name));
    const first = await startOnce(folder);
    const later: number[] = [];
    for (let n = 0; n < 5; n += 1) later.push(await startOnce(folder));
    later.sort((a, b) => a - b);
    return {
      value: later[2] ?? Number.NaN,
      unit: 'ms',
      notes: { events: data.events, firstStartBuildingViews: Math.round(first) },
    };
  } finally {
    clear(folder);
  }
}

/** Later starts, from the command to ready; the views hold the log already. Problems have some ten events each. */
export const startFigures: readonly Figure[] = [
  { name: 'start.1e5', judged: 'value', better: 'lower', target: 1_500, measure: () => measureStart(8_000) },
  { name: 'start.1e6', judged: 'value', better: 'lower', target: 1_500, measure: () => measureStart(80_000) },
];
