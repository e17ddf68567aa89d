import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { bringDebian } from './bring-debian.js';

/** A Redis of our own, that can be stopped and started again on the same port. */
export interface RedisServer {
  readonly url: string;
  /** Ends it at once, as a crash would. What it held is lost. */
  kill(): Promise<void>;
  start(): Promise<void>;
  dispose(): Promise<void>;
}

/** The machine's Redis, or the Debian package unpacked beside the checkout. Rejects where there is neither. */
async function program(): Promise<{ readonly path: string; readonly env: NodeJS.ProcessEnv }> {
  try {
    const path = execFileSync('sh', ['-c', 'command -v redis-server'], { encoding: 'utf8' }).trim();
    return { path, env: process.env };
  } catch {
    const root = await bringDebian('redis', ['redis-server', 'redis-tools', 'liblzf1', 'libjemalloc2']);
    const libraries = execFileSync('find', [root, '-name', '*.so*', '-printf', '%h\n'], { encoding: 'utf8' });
    const path = join(root, 'usr/bin/redis-server');
    return {
      path,
      env: { ...process.env, LD_LIBRARY_PATH: [...new Set(libraries.trim().split('\n'))].join(':') },
    };
  }
}

/** Starts one on a free port, in memory alone. @param args further settings, such as `--maxmemory-policy` */
export async function redisServer(...args: readonly string[]): Promise<RedisServer> {
  const { path, env } = await program();
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    child = spawn(path, [...settings, '--dir', folder, ...args], { env, stdio: 'ignore' });
    await answers(url);
  };
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url,
    kill,
    start,
    async dispose() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<void> {
  const redis = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  try {
    await redis.ping();
  } finally {
    redis.disconnect();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
