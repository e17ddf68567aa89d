import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller, done, type Office } from '../journeys/caller.js';
import { bootstrapKey, dataFolder } from '../journeys/server-process.js';
import { hire } from '../journeys/staff.js';
import { programs } from '../programs.js';

const mostFiles = 256;

describe('a machine that has no file handle left', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const crowd: Socket[] = [];
  let child: ChildProcess;
  let clerk: Caller;

  beforeAll(async () => {
    child = spawn(
      'bash',
      ['-c', `ulimit -n ${mostFiles}; exec "$0" "$1"`, process.execPath, programs.server],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        env: {
          PATH: process.env['PATH'],
          PORT: '0',
          XIAOHAO_DATA_DIR: folder,
          XIAOHAO_CLOCK: 'virtual',
          XIAOHAO_BOOTSTRAP_KEY: bootstrapKey,
        },
      },
    );
    office.url = ((await once(child, 'message'))[0] as { readonly ready: string }).ready;
    const { administrator, wang: person } = await hire(office);
    const { secret } = await done(administrator.post('/keys', { person, name: '接口' }));
    clerk = new Caller(office, secret);
  });
  afterAll(async () => {
    for (const socket of crowd) socket.destroy();
    agent.destroy();
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
    remove();
  });

  /** Over the one connection that is kept, since another could not be taken up. */
  const uploads = (content: string): Promise<readonly [number | undefined, string | undefined, string]> =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${clerk.key}`,
        'content-type': 'multipart/form-data; boundary=x',
      };
      const asking = request(
        `${office.url}/api/v1/evidence-files`,
        { method: 'POST', agent, headers },
        async (answer) => {
          const { code = '' } = JSON.parse((await answer.toArray()).join('')) as { readonly code?: string };
          resolve([answer.statusCode, answer.headers['retry-after'], code]);
        },
      );
      asking.on('error', reject);
      const head = 'Content-Disposition: form-data; name="file"; filename="a.txt"';
      asking.end(`--x\r\n${head}\r\n\r\n${content}\r\n--x--\r\n`);
    });
  /** What is on its way, and what somebody has brought; a whole content that nobody has brought is nobody's. */
  const files = (): readonly string[] =>
    [join('evidence', 'incoming'), 'evidence-taken'].flatMap((name) =>
      existsSync(join(folder, name)) ? readdirSync(join(folder, name), { recursive: true }).map(String) : [],
    );

  const comes = (count: number): void => {
    const { hostname, port } = new URL(office.url);
    for (let one = 0; one < count; one += 1)
      crowd.push(connect(Number(port), hostname).on('error', () => undefined));
  };
  /** The server takes and leaves connections in its own time; each upload is of something new. */
  const until = async (status: number, coming = 0) => {
    for (let count = 0; ; count += 1) {
      const before = files();
      comes(coming);
      const answer = await uploads(`${status} ${count}`);
      if (answer[0] === status) return { answer, before };
      await pause(50);
    }
  };

  it('says that it is for now, keeps nothing of an upload, and takes it as soon as there is one', async () => {
    expect(await uploads('first')).toEqual([201, undefined, '']);
    comes(mostFiles);
    const refused = await until(503, 16);
    expect(refused.answer).toEqual([503, '5', 'Unavailable']);
    expect(files()).toEqual(refused.before);
    for (const socket of crowd.splice(0)) socket.destroy();
    expect((await until(201)).answer).toEqual([201, undefined, '']);
  });
});
