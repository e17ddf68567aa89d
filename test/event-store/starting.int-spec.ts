import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from './start-emulator.js';

const main = fileURLToPath(new URL('./emulator/main.js', import.meta.url));
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
