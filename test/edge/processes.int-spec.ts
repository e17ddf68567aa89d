import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, type Office } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { problemPaper } from '../journeys/paper.js';
import { dataFolder, failedStart, type ServerProcess, startServer } from '../journeys/server-process.js';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';

describe('a server process', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerProcess;
  let cast: Cast;

  const start = async (): Promise<void> => {
    server = await startServer(folder);
    office.url = server.url;
  };
  beforeAll(async () => {
    await start();
    cast = await assemble(office, '2026-01-01');
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  it('is the only one on its data folder', async () => {
    const { exitCode, written } = await failedStart(folder);
    expect(exitCode).toBe(78);
    expect(written).toMatch(/process|进程/);
    expect(written).not.toMatch(/^\s+at /m);
    expect((await cast.administrator.get('/views')).status).toBe(200);
  });

  it.each([
    ['an address that is taken', () => ({ PORT: new URL(office.url).port }), 'PORT'],
    ['an address of another machine', () => ({ XIAOHAO_HOST: '192.0.2.1' }), 'XIAOHAO_HOST'],
    ['a file for a folder', () => ({ XIAOHAO_SHARED_DIR: join(folder, 'node-id') }), 'node-id'],
    ['a folder below a file', () => ({ XIAOHAO_SHARED_DIR: join(folder, 'node-id', 'b') }), 'node-id'],
  ])('says in one sentence of each language that it was given %s', async (_, env, named) => {
    const other = dataFolder();
    const { exitCode, written } = await failedStart(other.folder, env());
    other.remove();
    const lines = written
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('{'));
    expect([exitCode, lines.length]).toEqual([78, 2]);
    expect(lines[0]).toMatch(/^不能启动/);
    expect(lines[1]).toMatch(/^nothing is started/);
    expect(written).toContain(named);
  });

  it.each([
    ['PORT', { PORT: 'abc' }],
    ['XIAOHAO_CLOCK', { XIAOHAO_CLOCK: 'sundial' }],
    ['XIAOHAO_NO_SUCH', { XIAOHAO_NO_SUCH: '1' }],
    ['XIAOHAO_BOOTSTRAP_KEY', { XIAOHAO_BOOTSTRAP_KEY: 'too-simple-a-secret' }],
  ])('refuses to start on a wrong %s and names it, not its value', async (name, env) => {
    const { exitCode, written } = await failedStart(folder, env);
    expect([exitCode, written.split(':')[0]]).toEqual([78, name]);
    expect(written).not.toContain('too-simple-a-secret');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends as asked at %s while it is still starting',
    async (signal) => {
      const other = dataFolder();
      const made = join(other.folder, 'made-by-the-start');
      const child = fork(programs.server, [], {
        stdio: 'ignore',
        env: {
          ...nodeEnvironment,
          PORT: '0',
          XIAOHAO_DATA_DIR: made,
          // Nobody listens there: the start waits for somebody.
          XIAOHAO_EVENT_STORE: 'esdb://127.0.0.1:1?tls=false',
        },
      });
      const ended = once(child, 'exit');
      while (!existsSync(made) && child.exitCode === null) await pause(20);
      child.kill(signal);
      expect(await ended).toEqual([0, null]);
      other.remove();
    },
  );

  it('answers every request that it has accepted, and then ends, when it is told to stop', async () => {
    const { clerk } = cast.people;
    const paper = problemPaper(cast.campaign, cast.units.district);
    const accepted: string[] = [];
    const refused: string[] = [];
    let asked = 0;
    let stopping = false;
    const client = async (): Promise<void> => {
      while (!stopping) {
        asked += 1;
        const key = `drain-${asked}`;
        try {
          const { status, body } = await clerk.identifies(paper, { 'idempotency-key': key });
          if (status === 201) accepted.push(body.id ?? '');
          else if (status !== 503) refused.push(`${key}: ${status} ${body.code}`);
        } catch {
          // The connection was closed before it was read; had it been done all the same, the count below would tell.
        }
      }
    };
    const clients = Promise.all(Array.from({ length: 8 }, client));
    while (accepted.length < 40) await pause(5);
    const exitCode = await server.stop();
    stopping = true;
    await clients;
    await start();
    expect([exitCode, refused]).toEqual([0, []]);
    const { total } = await done(clerk.get('/problems?total=true&pageSize=1'));
    expect(total).toBe(accepted.length);
    for (const id of accepted.slice(-8)) expect((await clerk.reads(id)).status).toBe(200);
  });

  it('ends in time although somebody holds a connection open and says nothing', async () => {
    const { hostname, port } = new URL(server.url);
    const idle = connect(Number(port), hostname);
    await once(idle, 'connect');
    idle.on('error', () => undefined);
    const exitCode = await server.stop();
    idle.destroy();
    await start();
    expect(exitCode).toBe(0);
  });

  it('serves a log begun under one clock under no other', async () => {
    expect(await server.stop()).toBe(0);
    const { exitCode, written } = await failedStart(folder, { XIAOHAO_CLOCK: 'real' });
    expect([exitCode, written.includes('XIAOHAO_CLOCK')]).toEqual([78, true]);
    const real = dataFolder();
    try {
      const other = await startServer(real.folder, { XIAOHAO_CLOCK: 'real' });
      const clock = await fetch(`${other.url}/api/v1/clock`);
      await other.stop();
      expect(clock.status).toBe(404);
      expect((await failedStart(real.folder)).exitCode).toBe(78);
    } finally {
      real.remove();
    }
    await start();
  });
});
