import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Office } from './caller.js';
import { assemble } from './cast.js';
import { xiaohao } from './command-line.js';
import { bootstrapKey, dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('the command line', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;

  beforeAll(async () => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2026-01-05T00:00:00.000Z' });
    office.url = server.url;
    await assemble(office, '2026-01-01');
    while (!existsSync(join(folder, 'integrity', 'checkpoint'))) await pause(50);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it.each<readonly [string, readonly string[], string, string, object]>([
    [
      'a refusal',
      ['problem', 'list'],
      'xh_nobody_0123456789abcdefghijklmnop',
      '',
      { exitCode: 1, status: 401, code: 'Unauthenticated' },
    ],
    [
      'a unit that nobody is called',
      ['problem', 'list', '--unit', '没有的单位'],
      bootstrapKey,
      '',
      {
        exitCode: 1,
        detail: expect.stringContaining('没有名称或标识为 没有的单位 的单位；有：示例市工会系统、'),
      },
    ],
    ['what is not there', ['problem', 'show', '2099-0001'], bootstrapKey, '', { exitCode: 1 }],
    ['a server that is not there', ['problem', 'list'], bootstrapKey, 'http://127.0.0.1:9', { exitCode: 3 }],
    [
      'an address that is none',
      ['problem', 'list'],
      bootstrapKey,
      'nonsense',
      { exitCode: 2, detail: expect.stringContaining('nonsense') },
    ],
    [
      'a backup that is none',
      ['restore', '/nonexistent'],
      bootstrapKey,
      '',
      { exitCode: 2, detail: expect.stringContaining('/nonexistent') },
    ],
    [
      'a store that is none',
      ['verify', '--data-dir', folder, '--store', 'http://x'],
      bootstrapKey,
      '',
      { exitCode: 2, detail: expect.stringContaining('esdb') },
    ],
    ['an option that is none', ['problem', 'list', '--colour', 'red'], bootstrapKey, '', { exitCode: 2 }],
    [
      'a point of knowledge without one of the record',
      ['replay', '2026-0001', '--known', '2026-01-05'],
      bootstrapKey,
      '',
      { exitCode: 2, detail: expect.stringContaining('--known') },
    ],
    ['a stage that is none', ['problem', 'list', '--stage', 'bogus'], bootstrapKey, '', { exitCode: 2 }],
  ])(
    'says %s in JSON where JSON is asked for, and in words where it is not',
    async (_what, words, key, url, said) => {
      const address = url === '' ? office.url : url;
      const [json, text] = [
        await xiaohao([...words, '--json'], address, key),
        await xiaohao(words, address, key),
      ];
      expect(JSON.parse(json.err)).toMatchObject(said);
      expect([json.out, json.code]).toEqual(['', (said as { readonly exitCode: number }).exitCode]);
      expect([text.out, text.code]).toEqual(['', json.code]);
      expect(text.err).not.toBe('');
      expect(text.err.startsWith('{')).toBe(false);
    },
  );

  it('takes no page of something else for an answer, whatever was asked for', async () => {
    const page = '<!doctype html><title>hello</title>';
    const other = createServer((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    });
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const file = join(folder, 'not-written');
    const problem = randomUUID();
    for (const line of [
      'problem list',
      'problem show 2026-0001',
      'problem count --by stage',
      'keys list',
      'keys issue --name a',
      'keys revoke a --ground b',
      'rebuild',
      'todo',
      'calendar show',
      'verify --views',
      'parked list',
      'security-record',
      `dossier ${problem} --output ${file}`,
      `organisation export units --out ${file}`,
      `organisation import units ${fileURLToPath(import.meta.url)}`,
    ]) {
      const { code, out, err } = await xiaohao([...line.split(' '), '--json'], url, bootstrapKey);
      expect([line, code, out, JSON.parse(err)]).toEqual([
        line,
        3,
        '',
        {
          exitCode: 3,
          detail: `在 ${url} 答复的不是销号服务器（HTTP 200 text/html）：请检查 --url 或环境变量 XIAOHAO_URL`,
        },
      ]);
    }
    expect(existsSync(file)).toBe(false);
    await new Promise((resolve) => other.close(resolve));
  });

  it('lists what is parked when it is asked for nothing else about it', async () => {
    const { code, out } = await xiaohao(['parked', '--json'], office.url, bootstrapKey);
    expect([code, JSON.parse(out)]).toEqual([0, { parked: [] }]);
  });

  it('ends when nobody reads on', async () => {
    const child = spawn(
      'sh',
      ['-c', `"${process.execPath}" dist/programs/xiaohao.js --help | head -1; true`],
      { cwd: root },
    );
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    await once(child, 'close');
    expect(err).toBe('');
  });
});

describe('npm start', () => {
  it('is ended by SIGTERM, and with it the server, which has drained and left the folder by then', async () => {
    const { folder, remove } = dataFolder();
    const npm = join(process.execPath, '..', 'npm');
    const child = spawn(existsSync(npm) ? npm : 'npm', ['start'], {
      cwd: root,
      env: { ...process.env, PORT: '0', XIAOHAO_DATA_DIR: folder },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let out = '';
    for await (const text of child.stdout.setEncoding('utf8')) {
      out += text;
      if (/http:\/\/127\.0\.0\.1:\d+/.test(out)) break;
    }
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0] ?? '';
    while (!(await fetch(`${url}/health/live`)).ok);
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
    const log = readdirSync(join(folder, 'log'));
    expect(log.filter((name) => name.endsWith('-wal'))).toEqual([]);
    remove();
  });
});
