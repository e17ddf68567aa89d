import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from './start-emulator.js';

const main = fileURLToPath(new URL('./emulator/main.js', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'event-store-'));
let running: RunningEmulator;

beforeAll(async () => {
  running = await startEmulator();
});

afterAll(async () => {
  await running.kill();
  rmSync(folder, { recursive: true });
});

function start(...options: readonly string[]): readonly [code: number | null, said: string, out: string] {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, ...options],
    { encoding: 'utf8', timeout: 4000 },
  );
  return [status, stderr, stdout];
}

const sentence = (about: string): unknown =>
  expect.stringMatching(new RegExp(`^eventstore-emulator: [^\\n]*${about}[^\\n]*\\n$`, 'u'));

describe('a start that cannot be', () => {
  it('says in one line that a port is taken', () => {
    const taken = String(running.port);
    expect(start('--port', taken)).toEqual([1, sentence(`in use 127\\.0\\.0\\.1:${taken}`), '']);
    expect(start('--port', '0', '--control-port', taken)).toEqual([1, sentence('in use'), '']);
  });

  it('says in one line which file cannot be had', () => {
    const lost = join(folder, 'none', 'log');
    expect(start('--port', '0', '--db', lost)).toEqual([1, sentence(lost), '']);
    expect(start('--port', '0', '--db', folder)).toEqual([1, sentence(`${folder}: a folder`), '']);
    expect(start('--port', '0', '--tls-folder', lost)).toEqual([1, sentence('node.key'), '']);
    const faults = join(folder, 'faults.json');
    writeFileSync(faults, '{"rules": [{"call": "append", "do": "nothing"}]}');
    expect(start('--port', '0', '--faults', faults)).toEqual([1, sentence('do: at append one of'), '']);
  });

  it('says in one line which option there is not', () => {
    expect(start('--bogus')).toEqual([1, sentence("Unknown option '--bogus'"), '']);
    expect(start('--port', 'x')).toEqual([1, sentence('--port: a whole number'), '']);
    expect(start('more')).toEqual([1, sentence("'more'"), '']);
  });
});

interface ReadyLine {
  readonly url: string;
  readonly pid: number;
}

/** The line with which a command says that it is ready, and the process it began with. */
async function ready(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('{')) return { child, line: JSON.parse(line) as ReadyLine };
  throw new Error('it ended without a word');
}

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a start by the script', () => {
  it.each([
    ['the script itself', process.execPath, ['scripts/eventstore-emulator.mjs', '--port', '0']],
    ['npm before it', 'npm', ['run', 'eventstore-emulator', '--', '--port', '0']],
  ])('tells its own process, which ends when what began it is killed: %s', async (_what, command, args) => {
    const { child, line } = await ready(command, args);
    expect(line.pid === child.pid).toBe(false);
    expect(alive(line.pid)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const deadline = Date.now() + 10_000;
    while (alive(line.pid) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    const left = alive(line.pid);
    if (left) process.kill(line.pid, 'SIGKILL');
    expect(left).toBe(false);
  });

  it('puts an address with colons into brackets', async () => {
    const six = await startEmulator(['--host', '::1']);
    const answer = await fetch(new URL('/ping', six.url.replace('esdb:', 'http:')));
    await six.kill();
    expect(answer.ok).toBe(true);
    expect(six.url).toBe(`esdb://[::1]:${six.port}?tls=false`);
  });
});
