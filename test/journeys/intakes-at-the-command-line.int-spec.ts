import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';
import { done, type Office } from './caller.js';
import { dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';
import { hire, type Staff } from './staff.js';

describe('intakes at the command line', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let staff: Staff;
  let key = '';

  beforeAll(async () => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    office.url = server.url;
    staff = await hire(office);
    const { administrator, unit } = staff;
    const post = { name: '信访', unit, roles: ['petitionClerk'] };
    const { id: person } = await done(administrator.post('/people', post));
    key = (await done(administrator.post('/keys', { person, name: '信访' }))).secret ?? '';
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  /** What `xiaohao intake …` writes and how it ends. */
  const intake = async (args: readonly string[], input = '', as = key) => {
    const child = spawn(process.execPath, [programs.xiaohao, 'intake', ...args], {
      env: { ...nodeEnvironment, XIAOHAO_URL: office.url, XIAOHAO_KEY: as },
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdin.end(input);
    const [code] = await once(child, 'close');
    return { code, out: out.trim(), err };
  };

  it('are registered with the reporter from standard input, listed, read and erased', async () => {
    const paper = ['--unit', '示例市工会系统', '--channel', 'letter', '--received', '2031-03-01'];
    const registered = await intake(['register', ...paper, '--reporter', '-'], '举报人甲\n000-0000\n');
    expect(registered.out).toMatch(/^已登记 LJ-R-2031-0001（[0-9a-f-]{36}）$/);
    const [id = ''] = /[0-9a-f-]{36}/.exec(registered.out) ?? [];
    const list = await intake(['list']);
    expect(list.out).toContain('LJ-R-2031-0001');
    expect(list.out).not.toContain('举报人甲');
    expect((await intake(['reporter', id])).out).toBe('举报人甲\n000-0000');
    const { secret = '' } = await done(
      staff.administrator.post('/keys', { person: staff.wang, name: '经办' }),
    );
    const refused = await intake(['reporter', id], '', secret);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect((await intake(['erase-reporter', id, '--ground', 'reporterAsked'])).code).toBe(0);
    const erased = await intake(['reporter', id]);
    expect([erased.code, erased.out, erased.err]).toEqual([1, '', expect.stringContaining('ReporterErased')]);
  });

  it('are refused in their usage without a channel, and with an empty name', async () => {
    const paper = ['--unit', staff.unit, '--received', '2031-03-01'];
    expect((await intake(['register', ...paper])).code).toBe(2);
    const empty = await intake(['register', ...paper, '--channel', 'visit', '--reporter', '-'], '\n000');
    expect([empty.code, empty.err]).toEqual([2, expect.stringContaining('首行没有姓名')]);
  });
});
