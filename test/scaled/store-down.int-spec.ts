import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { comparePositions } from '@xiaohao/event-log';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { type Answer, done, type Office } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { problemPaper } from '../journeys/paper.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';

describe('a server whose event store does not answer', () => {
  const { folder, remove } = dataFolder();
  const storeFolder = mkdtempSync(join(tmpdir(), 'xiaohao-store-'));
  const office: Office = { url: '' };
  let port = 0;
  let emulator: RunningEmulator;
  let server: ServerProcess;
  let cast: Cast;
  let problem = '';

  const openStore = async (): Promise<void> => {
    emulator = await startEmulator(['--port', String(port), '--db', join(storeFolder, 'log')]);
    port = emulator.port;
  };
  const identify = (key: string): Promise<Answer> =>
    cast.people.clerk.identifies(problemPaper(cast.campaign, cast.units.district), {
      'idempotency-key': key,
    });
  /** Repeats a request under its key until it is done. */
  const untilDone = async (key: string): Promise<Answer> => {
    for (;;) {
      const answer = await identify(key);
      if (answer.status !== 503) return answer;
      await pause(100);
    }
  };
  const health = async (): Promise<{ readonly status: number; readonly text: string }> => {
    const answer = await fetch(`${office.url}/health/ready`);
    return { status: answer.status, text: await answer.text() };
  };
  const untilFresh = async (): Promise<void> => {
    while ((await cast.people.clerk.reads(problem)).headers.get('xiaohao-stale') !== null) await pause(100);
  };
  /** What holds while nothing comes from the store, whether it is gone or has stopped. */
  const sufferOutage = async (key: string): Promise<void> => {
    const refused = await identify(key);
    expect([refused.status, refused.body.code]).toEqual([503, 'Unavailable']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const { clerk } = cast.people;
    for (const read of [
      clerk.reads(problem),
      clerk.get('/problems'),
      clerk.get(`/problems/${problem}/history`),
    ]) {
      const { status, headers } = await read;
      expect(status).toBe(200);
      expect(headers.get('xiaohao-stale')).toBe('true');
      expect(Date.parse(headers.get('xiaohao-as-of') ?? '')).toBeGreaterThan(0);
    }
    const { status, text } = await health();
    expect(status).toBe(503);
    expect(text).toContain('"reachable":false');
  };

  beforeAll(async () => {
    await openStore();
    server = await startServer(folder, {
      XIAOHAO_EVENT_STORE: emulator.url,
      XIAOHAO_ALLOW_UNSAFE_EVENT_STORE: '1',
    });
    office.url = server.url;
    cast = await assemble(office, '2026-01-01');
    problem = (await done(identify('first'))).id ?? '';
  });
  afterAll(async () => {
    await server.kill();
    await emulator.kill();
    remove();
    rmSync(storeFolder, { recursive: true, force: true });
  });

  it('says nothing of it while all is well', async () => {
    const { headers } = await cast.people.clerk.reads(problem);
    expect([headers.get('xiaohao-stale'), headers.get('xiaohao-as-of')]).toEqual([null, null]);
    expect((await health()).status).toBe(200);
  });

  it('knows of no end of the store before what it holds', async () => {
    for (let i = 0; i < 5; i++) {
      await done(identify(`head-${i}`));
      const { eventStore } = JSON.parse((await health()).text) as {
        readonly eventStore: { readonly copy: { readonly head: string; readonly position: string } };
      };
      const { head, position } = eventStore.copy;
      expect(comparePositions(head, position)).toBeGreaterThanOrEqual(0);
    }
  });

  it('serves what it knows and takes nothing in, and goes on by itself once the store is back', async () => {
    await emulator.kill();
    await sufferOutage('while-down');
    await openStore();
    const answer = await untilDone('while-down');
    expect(answer.status).toBe(201);
    const listed = await done(cast.people.clerk.get('/problems?total=true'));
    expect(listed['total']).toBe(7);
    await untilFresh();
    expect((await health()).status).toBe(200);
  });

  it('does the same while the store is stopped, and what was open then is there once', async () => {
    emulator.child.kill('SIGSTOP');
    try {
      await sufferOutage('while-stopped');
    } finally {
      emulator.child.kill('SIGCONT');
    }
    const first = await untilDone('while-stopped');
    const again = await untilDone('while-stopped');
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    await untilFresh();
    expect((await done(cast.people.clerk.get('/problems?total=true')))['total']).toBe(8);
  });
});
