import { closeSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, type Office, refusal } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { tests } from '../journeys/paper.js';
import { readyForSignOff } from '../journeys/ready-for-sign-off.js';
import { dataFolder, NotStarted, type ServerProcess, startServer } from '../journeys/server-process.js';
import { xiaohao } from '../scaled/command-line.js';
import { writeStream } from './write-log.js';

const page = 4_096;

describe('a server whose log’s file is damaged', () => {
  const { folder, remove } = dataFolder();
  const file = join(folder, 'log', 'events.db');
  const office: Office = { url: '' };
  let server: ServerProcess | undefined;
  let cast: Cast;
  let problem = '';
  const start = async (): Promise<void> => {
    server = await startServer(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    office.url = server.url;
  };
  beforeAll(async () => {
    await start();
    cast = await assemble(office, '2031-01-01');
    problem = await readyForSignOff(cast);
    await server?.stop();
    const notes = Array.from({ length: 200 }, (_, at) => ({
      type: 'Noted',
      data: { text: `note ${at} ${'字'.repeat(900)}` },
    }));
    await writeStream(folder, 'spec', notes);
    await start();
    // What is signed before the damage is not read at the next start, only in the background.
    while (Number((await done(cast.administrator.get('/integrity')))['checkpoint']) < notes.length)
      await pause(100);
    await server?.stop();
    const at = readFileSync(file).indexOf('note 100 ');
    const bytes = openSync(file, 'r+');
    writeSync(bytes, Buffer.alloc(page, 0xa5), 0, page, at - (at % page));
    closeSync(bytes);
  });
  afterAll(async () => {
    await server?.kill();
    remove();
  });

  it('is in doubt once it has read so far, names the place, and lets nothing be signed', async () => {
    await start();
    const health = async () => {
      const answer = await fetch(`${office.url}/health/ready`);
      const { integrity } = (await answer.json()) as { readonly integrity: object };
      return { status: answer.status, integrity };
    };
    while ((await health()).status === 200) await pause(50);
    expect(await health()).toMatchObject({
      status: 503,
      integrity: { state: 'doubt', writesRefused: false, why: { why: 'logDamaged' } },
    });
    expect((await done(cast.administrator.get('/integrity')))['why']).toEqual({
      why: 'logDamaged',
      detail: expect.stringMatching(/events\.db is damaged: .*; the last event read is at \d+$/),
    });
    const claims = { claims: tests.map((test) => ({ test, statement: '已达到标准' })) };
    expect(await refusal(cast.people.clerk.post(`/problems/${problem}/sign-off/challenge`, claims))).toEqual([
      503,
      'IntegrityInDoubt',
    ]);
    await server?.stop();
  });

  it('is verified up to the event that cannot be read, and nothing behind it is said to be gone', async () => {
    const { code, out } = await xiaohao(['--json', 'verify', '--data-dir', folder]);
    const { events, signed, findings } = JSON.parse(out) as {
      readonly events: number;
      readonly signed: number;
      readonly findings: readonly object[];
    };
    const cause = expect.stringContaining('events.db is damaged');
    expect([code, findings]).toEqual([1, [{ kind: 'unreadable', index: events, cause }]]);
    const notes = signed - 200;
    expect(events).toBeGreaterThan(notes + 80);
    expect(events).toBeLessThanOrEqual(notes + 101);
  });

  it.each([
    ['cut to half its size', () => truncateSync(file, statSync(file).size / 2)],
    ['not a database any more', () => writeFileSync(file, 'nothing of the kind '.repeat(400))],
  ])('is not started once it is %s: the end of it is two lines that name the file', async (_, spoil) => {
    spoil();
    const end: unknown = await start().catch((error: unknown) => error);
    expect(end).toBeInstanceOf(NotStarted);
    const { exitCode, written } = end as NotStarted;
    expect(exitCode).toBe(78);
    expect(written.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^事件日志的文件已损坏/),
      expect.stringMatching(/^the log’s file is damaged/),
    ]);
    expect(written.split(file)).toHaveLength(3);
  });
});
