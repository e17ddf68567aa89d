import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dataFolder, failedStart, sentencesOf, startServer } from '../journeys/server-process.js';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** The first key is the folder's own. */
const ownKey = { XIAOHAO_BOOTSTRAP_KEY: '' };
const procIt = existsSync('/proc/self') ? it : it.skip;

let folder = '';
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = dataFolder());
});
afterEach(() => remove());

/** Neither a trace nor anything else beside the two sentences; logged lines are not for who reads them. */
async function expectSentences(place: string, env: Readonly<Record<string, string>> = ownKey): Promise<void> {
  const end = await failedStart(folder, env);
  const lines = sentencesOf(end);
  expect([end.exitCode, lines]).toEqual([
    78,
    [expect.stringMatching(/^不能启动/), expect.stringMatching(/^nothing is started/)],
  ]);
  for (const line of lines) expect(line).toContain(place);
}

describe('a start that is refused', () => {
  it.each(['bootstrap-key', 'server-secret', 'node-id', 'log/events.db', 'log/writer.lock'])(
    'says in one sentence of each language that a folder stands in place of %s',
    async (name) => {
      mkdirSync(join(folder, name), { recursive: true });
      await expectSentences(join(folder, name));
    },
  );

  it('says so of a name that is too long', async () => {
    const long = 'a'.repeat(300);
    await expectSentences(long, { XIAOHAO_DATA_DIR: join(folder, long) });
  });

  procIt.each(['/proc/none', '/proc/none/below'])('says so of %s, where none can be made', async (path) => {
    await expectSentences('/proc/none', { XIAOHAO_DATA_DIR: path });
  });

  it('names the file that should hold the first key and does not', async () => {
    writeFileSync(join(folder, 'bootstrap-key'), 'hello\n');
    const { exitCode, written } = await failedStart(folder, ownKey);
    expect([exitCode, written.trimEnd().split('\n')]).toEqual([
      78,
      [expect.stringMatching(/bootstrap-key: 应为 xh_<id>_<secret>.* \/ must be xh_<id>_<secret>/)],
    ]);
  });
});

describe('a start that fails otherwise', () => {
  it('ends with 1 and one line that is fatal', async () => {
    mkdirSync(join(folder, 'log'));
    const later = new DatabaseSync(join(folder, 'log', 'events.db'));
    later.exec('PRAGMA user_version = 9');
    later.close();
    const { exitCode, written } = await failedStart(folder, { LOG_LEVEL: 'silent' });
    const lines = written.trimEnd().split('\n');
    expect([exitCode, lines.length]).toEqual([1, 1]);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 60,
      err: { message: expect.stringContaining('layout 9') },
    });
  });
});

describe('words on the command line', () => {
  it.each([
    ['npm start', join(root, 'scripts', 'start.mjs'), ['--dmeo'], ['--demo', '--dmeo']],
    ['npm start', join(root, 'scripts', 'start.mjs'), ['--demo', 'x'], ['--demo', ' x']],
    ['the server', programs.server, ['--demo'], ['--demo']],
    ['the worker', programs.worker, ['--demo'], ['--demo']],
  ])('start nothing where %s does not know them', async (_, program, words, named) => {
    const env = { ...nodeEnvironment, XIAOHAO_DATA_DIR: folder, PORT: '0' };
    const child = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const said = (await text(child.stderr)).trimEnd().split('\n');
    expect(await ended).toBe(2);
    expect(said).toEqual([expect.stringMatching(/^不能启动/), expect.stringMatching(/^nothing is started/)]);
    for (const word of named) for (const line of said) expect(line).toContain(word);
    expect(existsSync(join(folder, 'log'))).toBe(false);
  });
});

describe('a log whose server’s secret is lost', () => {
  it('is served with a warning, and no key of before is called the first one', async () => {
    const before = await startServer(folder, ownKey);
    expect(before.written()).toContain(`first key ${join(folder, 'bootstrap-key')}`);
    await before.stop();
    renameSync(join(folder, 'server-secret'), join(folder, 'kept'));
    const without = await startServer(folder, ownKey);
    await without.stop();
    const warnings = without
      .written()
      .split('\n')
      .filter((line) => line.includes(join(folder, 'server-secret')));
    expect(warnings).toEqual([expect.stringMatching(/^警告/), expect.stringMatching(/^warning/)]);
    expect(without.written()).not.toContain(`first key ${folder}`);
    rmSync(join(folder, 'server-secret'));
    renameSync(join(folder, 'kept'), join(folder, 'server-secret'));
    const after = await startServer(folder, ownKey);
    await after.stop();
    expect(after.written()).toContain(`first key ${join(folder, 'bootstrap-key')}`);
    expect(after.written()).not.toMatch(/警告/);
  });
});
