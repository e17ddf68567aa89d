import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';
import { bootstrapKey, dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';

/** The command line where its output goes to a disk that is full, or to somebody who has gone. */
describe('output that nobody takes', () => {
  const { folder, remove } = dataFolder();
  const file = join(folder, 'output');
  let server: ServerWithin;

  beforeAll(async () => {
    server = await serveWithin(folder);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  const environment = () => ({
    ...nodeEnvironment,
    XIAOHAO_URL: server.url,
    XIAOHAO_KEY: bootstrapKey,
  });
  /** Under a shell that lets no file grow beyond so many blocks of 512 bytes. */
  async function within(blocks: number, redirected: string, words: readonly string[]) {
    const script = `ulimit -f ${blocks}; exec "$@" ${redirected}`;
    const child = spawn('sh', ['-c', script, 'sh', process.execPath, programs.xiaohao, ...words], {
      env: environment(),
    });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, err };
  }

  const commands = [
    ['--help'],
    ['calendar', 'show'],
    ['keys', 'list'],
    ['organisation', 'export', 'units'],
  ] as const;

  it.each(commands)('is told in one line where the disk is full: %s %s %s', async (...words) => {
    const zh = await within(0, `> "${file}"`, words);
    expect(zh).toEqual({ code: 4, err: expect.stringMatching(/^输出未能写完（[A-Z]+）[^\n]+\n$/) });
  });

  it('is told in English, and as JSON', async () => {
    const en = await within(0, `> "${file}"`, ['--lang', 'en', 'keys', 'list']);
    expect(en).toEqual({ code: 4, err: expect.stringMatching(/^The output could not be written [^\n]+\n$/) });
    const json = await within(0, `> "${file}"`, ['keys', 'list', '--json']);
    expect(JSON.parse(json.err)).toMatchObject({ exitCode: 4 });
  });

  it('is not called done where the disk took a part of it', async () => {
    const { code, err } = await within(1, `> "${file}"`, ['--help']);
    expect([readFileSync(file).length, code]).toEqual([512, 4]);
    expect(err).toMatch(/^输出未能写完[^\n]+\n$/);
  });

  it('is told of a file that was asked for', async () => {
    const { code, err } = await within(0, '', ['organisation', 'export', 'units', '--out', file]);
    expect([code, err]).toEqual([4, expect.stringMatching(/^文件 [^\n]+ 未能写完（EFBIG）\n$/)]);
  });

  it('changes nothing about how a command ends where only what is said beside it is lost', async () => {
    const { code } = await within(0, `2> "${file}"`, ['problem', 'show', '2099-0001']);
    expect(code).toBe(1);
  });

  it.each(commands)('ends quietly, and not as done, when nobody reads: %s %s %s', async (...words) => {
    const child = spawn(process.execPath, [programs.xiaohao, ...words], { env: environment() });
    child.stdout.destroy();
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const [code] = (await once(child, 'close')) as [number | null];
    expect([code, err]).toEqual([141, '']);
  });
});
