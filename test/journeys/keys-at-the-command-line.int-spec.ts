import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';
import { Caller, type Office } from './caller.js';
import { bootstrapKey, dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';

describe('keys at the command line', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;

  beforeAll(async () => {
    server = await serveWithin(folder);
    office.url = server.url;
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  /** What `xiaohao keys …` writes and how it ends. */
  const keys = async (...args: readonly string[]) => {
    const child = spawn(process.execPath, [programs.xiaohao, 'keys', ...args], {
      env: { ...nodeEnvironment, XIAOHAO_URL: office.url, XIAOHAO_KEY: bootstrapKey },
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const [code] = await once(child, 'close');
    return { code, out: out.trim(), err };
  };
  const statusOf = async (key: string): Promise<number> =>
    (await new Caller(office, key).get('/units')).status;

  it('are issued, rotated, listed and revoked, and only the secret is on standard output', async () => {
    const issued = await keys(
      'issue',
      '--name',
      '经办系统',
      '--system',
      'oa',
      '--scope',
      'read',
      '--expires',
      '2099-01-01',
    );
    expect(issued).toMatchObject({ code: 0, out: expect.stringMatching(/^xh_\w+_\S+$/) });
    const id = issued.out.split('_')[1] ?? '';
    const rotated = await keys('rotate', id);
    expect(await Promise.all([statusOf(issued.out), statusOf(rotated.out)])).toEqual([200, 200]);
    expect((await keys('rotate', id, '--complete')).code).toBe(0);
    expect(await Promise.all([statusOf(issued.out), statusOf(rotated.out)])).toEqual([401, 200]);
    const { out } = await keys('list');
    expect(out).toMatch(new RegExp(`${id} +经办系统 +oa +read +2099-01-01 08:00 +\\d`));
    // The secret may have such signs of its own.
    expect(out).not.toContain(rotated.out.trim().replace(/^xh_[^_]+_/, ''));
    expect((await keys('revoke', id, '--ground', '停用')).code).toBe(0);
    expect(await statusOf(rotated.out)).toBe(401);
    expect((await keys('list')).out).toContain('已撤销');
  });

  it('end with 1 where the server refuses and with 2 where they were called wrongly', async () => {
    expect(await keys('revoke', 'journeys', '--ground', '停用')).toMatchObject({
      code: 1,
      err: expect.stringContaining('LastAdministratorKey'),
    });
    expect((await keys('issue')).code).toBe(2);
    expect((await keys('issue', '--name', 'x', '--scope', 'everything')).code).toBe(2);
    expect((await keys('issue', '--name', 'x', '--expires', 'soon')).code).toBe(2);
  });
});
