import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BullMqTrigger } from '@xiaohao/scheduling/bullmq';
import { Redis } from 'ioredis';
import { type RedisServer, redisServer } from '../../../libs/scheduling/testing/redis-server.js';
import { Office } from './office.js';
import { startWorker, type WorkerOptions, type WorkerProcess } from './workers.js';

const soon = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();

describe('workers over a real Redis', () => {
  let redis: RedisServer;
  let office: Office;
  let officeUrl = '';
  let sweeper: BullMqTrigger;
  let workers: WorkerProcess[] = [];
  let nth = 0;
  let prefix = '';

  const worker = async (more: Partial<WorkerOptions> = {}): Promise<WorkerProcess> => {
    const started = await startWorker({ redis: redis.url, office: officeUrl, prefix, ...more });
    workers.push(started);
    return started;
  };
  const allDone = async (): Promise<void> => {
    while (office.open > 0) await pause(25);
  };
  /** Once each, never before its instant. */
  const expectOutcomes = (count: number): void => {
    expect(office.outcomes.length).toBe(count);
    expect(new Set(office.outcomes.map(({ id }) => id)).size).toBe(count);
    expect(office.outcomes.filter(({ dueAt, recordedAt }) => recordedAt < dueAt)).toEqual([]);
  };

  beforeAll(async () => {
    redis = await redisServer();
  });
  afterAll(() => redis.dispose());

  beforeEach(async () => {
    prefix = `w${++nth}`;
    office = new Office();
    officeUrl = await office.listen();
    workers = [];
    sweeper = new BullMqTrigger({
      url: redis.url,
      prefix,
      source: office.source,
      sweepEveryMs: 500,
      works: false,
      handle: async () => undefined,
    });
  });
  afterEach(async () => {
    await Promise.all(workers.map((one) => one.kill()));
    await sweeper.close();
    await office.close();
  });

  it.each([1, 2, 10])('lose nothing and do nothing twice when killed %i times on one job', async (times) => {
    office.owe({ id: 'one', dueAt: soon(-1_000) });
    await sweeper.start();
    for (let killed = 0; killed < times; killed += 1) {
      const doomed = await worker({ slow: 60_000 });
      await doomed.begins();
      await doomed.kill();
    }
    await worker();
    await allDone();
    expectOutcomes(1);
  });

  it('go on after FLUSHALL: what waited is there again', async () => {
    await sweeper.start();
    await worker();
    office.owe(
      ...Array.from({ length: 200 }, (_, n) => ({ id: `p${n}`, dueAt: soon(3_000 + (n % 20) * 50) })),
    );
    await sweeper.sweep();
    const admin = new Redis(redis.url);
    await admin.flushall();
    admin.disconnect();
    await allDone();
    expectOutcomes(200);
  });

  it('go on after a Redis that was away comes back empty', async () => {
    await sweeper.start();
    await worker();
    office.owe(...Array.from({ length: 50 }, (_, n) => ({ id: `p${n}`, dueAt: soon(1_000 + n * 10) })));
    await sweeper.sweep();
    await redis.kill();
    while (sweeper.state().trouble === null) await pause(50);
    await redis.start();
    await allDone();
    expectOutcomes(50);
  });

  it('are never early and lose nothing when their clocks are two hours off, either way', async () => {
    await sweeper.start();
    const [ahead, behind] = [await worker({ clock: '+2h' }), await worker({ clock: '-2h' })];
    expect(ahead.clock - Date.now()).toBeGreaterThan(7_000_000);
    expect(behind.clock - Date.now()).toBeLessThan(-7_000_000);
    office.owe(...Array.from({ length: 60 }, (_, n) => ({ id: `p${n}`, dueAt: soon(2_000 + n * 20) })));
    await allDone();
    expectOutcomes(60);
  });

  it('hold nothing in Redis but ids and instants', async () => {
    const id = '01a2168a-4c40-7531-a3ab-53025cbc4c94';
    office.owe({ id, dueAt: soon(300_000) });
    await sweeper.start();
    const admin = new Redis(redis.url);
    const held = await admin.keys(`${prefix}:due:${id}*`);
    expect(held).toHaveLength(1);
    const job = await admin.hgetall(held[0] ?? '');
    admin.disconnect();
    const { data = '', ...rest } = job;
    expect(Object.keys(JSON.parse(data)).toSorted()).toEqual(['dueAt', 'ids']);
    expect(Object.keys(rest).toSorted()).toEqual(['delay', 'name', 'opts', 'priority', 'timestamp']);
  });
});
