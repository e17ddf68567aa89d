import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { explain } from './explain.js';

const here = fileURLToPath(import.meta.url);
function caught(step: () => unknown): unknown {
  try {
    step();
  } catch (error) {
    return error;
  }
  throw new Error('went well');
}

describe('what the machine cannot do', () => {
  it('is one sentence with the cause, and as JSON the same', () => {
    const error = caught(() => mkdirSync(`${here}/below-a-file`));
    const detail = expect.stringMatching(/^Not done: this machine could not do it \(ENOTDIR mkdir \S+\)$/);
    expect(explain(error, 'en')).toEqual({ exitCode: 1, text: detail, json: { exitCode: 1, detail } });
    expect(explain(error, 'zh')?.text).toMatch(/^本机未能完成此操作（ENOTDIR mkdir /);
  });

  it('names an address that is taken', async () => {
    const listening = (port: number) => {
      const server = createServer();
      const settled = new Promise((resolve) => server.once('error', resolve).once('listening', resolve));
      server.listen(port, '127.0.0.1');
      return { server, settled };
    };
    const first = listening(0);
    await first.settled;
    const { port } = first.server.address() as { readonly port: number };
    const error = await listening(port).settled;
    first.server.close();
    expect(explain(error, 'en')?.text).toContain(`(EADDRINUSE listen 127.0.0.1:${port})`);
  });

  it('is output that is not whole where the disk is full, also under a database', () => {
    const noSpace = Object.assign(new Error(), { code: 'ENOSPC', syscall: 'write' });
    expect(explain(noSpace, 'zh')).toMatchObject({
      exitCode: 4,
      text: '磁盘空间不足，未能完成（ENOSPC write）',
    });
    const database = new DatabaseSync(':memory:');
    database.exec('PRAGMA max_page_count = 2; CREATE TABLE it (content BLOB)');
    const full = caught(() => database.exec('INSERT INTO it VALUES (zeroblob(100000))'));
    database.close();
    expect(explain(full, 'en')).toMatchObject({ exitCode: 4, text: expect.stringContaining('SQLITE_FULL') });
  });

  it('is a database that cannot be opened or written', () => {
    const cannotOpen = caught(() => new DatabaseSync(`${here}/below-a-file.db`));
    expect(explain(cannotOpen, 'en')).toMatchObject({
      exitCode: 1,
      text: expect.stringContaining('SQLITE_CANTOPEN'),
    });
  });

  it('is told apart from a mistake in the program', () => {
    expect(explain(new TypeError('x is undefined'), 'zh')).toBeUndefined();
    expect(
      explain(
        caught(() => mkdirSync(undefined as unknown as string)),
        'zh',
      ),
    ).toBeUndefined();
  });
});
