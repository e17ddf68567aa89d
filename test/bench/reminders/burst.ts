import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Aggregates, CommandHandling } from '@xiaohao/command-handling';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import type { DueItem, DueSource, HandleDue, Trigger } from '@xiaohao/scheduling';
import { BullMqTrigger } from '@xiaohao/scheduling/bullmq';
import { LocalTrigger } from '@xiaohao/scheduling/local';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { ChaseKeeper } from '../../../apps/server/src/chase/chase-keeper.js';
import { Registers } from '../../../apps/server/src/house/registers.js';
import { redisServer } from '../../../libs/scheduling/testing/redis-server.js';
import type { Figure, Measured } from '../figure.js';
import { burstLog, lateFrom } from './burst-data.js';

const deadlines = Number(process.env['XIAOHAO_BENCH_DEADLINES'] ?? 100_000);
const handlers = 4;
/** A minute after the instant, when all of it is due. */
const now = '2026-06-01T16:01:00.000Z';

const seconds = (begun: number): number => (performance.now() - begun) / 1_000;

/** The to-do list of the burst: everything at one instant. */
const sourceOf = (ids: readonly string[]): DueSource => {
  const items: readonly DueItem[] = ids.toSorted().map((id) => ({ id, dueAt: lateFrom }));
  const places = new Map(items.map(({ id }, place) => [id, place]));
  return {
    due: async (_until, limit, after) => {
      const from = after === undefined ? 0 : (places.get(after.id) ?? items.length) + 1;
      return items.slice(from, from + limit);
    },
    next: async () => null,
  };
};

/** Seconds of the burst, and of them those that this process was on a processor, over all its threads. */
interface Took {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

const cpuSeconds = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return Number(((user + system) / 1e6).toPrecision(4));
};

/** From the instant on which everything is due to the last reminder on the disk. */
async function measure(triggerOf: (source: DueSource, handle: HandleDue) => Trigger): Promise<Took> {
  const folder = await mkdtemp(join(process.env['XIAOHAO_BENCH_DIR'] ?? tmpdir(), 'xiaohao-burst-'));
  try {
    const ids = await burstLog(folder, deadlines);
    const log = await SqliteEventLog.open({ folder });
    const aggregates = new Aggregates(log);
    const registers = new Registers(aggregates);
    await registers.keep();
    const keeper = new ChaseKeeper(new CommandHandling(log, aggregates, () => now), aggregates, registers);
    let done = 0;
    let finished = (): void => undefined;
    const all = new Promise<void>((resolve) => {
      finished = resolve;
    });
    const trigger = triggerOf(sourceOf(ids), async (id) => {
      await keeper.keep(id, now);
      done += 1;
      if (done === ids.length) finished();
    });
    const [begun, used] = [performance.now(), process.cpuUsage()];
    await trigger.start();
    await all;
    const took = { seconds: seconds(begun), cpuSeconds: cpuSeconds(used) };
    await trigger.close();
    const issued = await countReminders(log);
    if (issued !== ids.length) throw new Error(`${issued} reminders for ${ids.length} deadlines`);
    await log.close();
    return took;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function countReminders(log: SqliteEventLog): Promise<number> {
  let count = 0;
  for (let after: string | undefined; ; ) {
    const batch = await log.readAll({ limit: 5_000, ...(after === undefined ? {} : { after }) });
    count += batch.filter(({ type }) => type === 'ReminderIssued').length;
    after = batch.at(-1)?.position;
    if (after === undefined || batch.length < 5_000) return count;
  }
}

async function embedded(): Promise<Measured> {
  const took = await measure(
    (source, handle) => new LocalTrigger({ source, handle, now: () => now, concurrency: handlers }),
  );
  const source = 'the to-do list in memory; sweep.1e6 measures the view';
  return {
    value: took.seconds,
    unit: 's',
    notes: { deadlines, handlers, cpuSeconds: took.cpuSeconds, source },
  };
}

async function overRedis(): Promise<Measured> {
  const redis = await redisServer();
  try {
    const took = await measure(
      (source, handle) =>
        new BullMqTrigger({ url: redis.url, prefix: 'burst', source, handle, concurrency: handlers }),
    );
    const used = process.cpuUsage();
    const floor = await bareBullMq(redis.url);
    const notes = { deadlines, handlers, cpuSeconds: took.cpuSeconds, floorCpuSeconds: cpuSeconds(used) };
    return { value: took.seconds, unit: 's', floor, notes };
  } finally {
    await redis.dispose();
  }
}

/** As many delayed jobs that do nothing, added and run by BullMQ alone. */
async function bareBullMq(url: string): Promise<number> {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  const queue = new Queue('bare', { connection });
  let done = 0;
  let finished = (): void => undefined;
  const all = new Promise<void>((resolve) => {
    finished = resolve;
  });
  const begun = performance.now();
  for (let from = 0; from < deadlines; from += 1_000)
    await queue.addBulk(
      Array.from({ length: Math.min(1_000, deadlines - from) }, (_, n) => ({
        name: 'bare',
        data: {},
        opts: { jobId: `bare_${from + n}`, delay: 1, removeOnComplete: true },
      })),
    );
  const waiting = new Redis(url, { maxRetriesPerRequest: null });
  const worker = new Worker(
    'bare',
    async () => {
      done += 1;
      if (done === deadlines) finished();
    },
    { connection: waiting, concurrency: handlers },
  );
  await all;
  const took = seconds(begun);
  await worker.close();
  await queue.close();
  for (const one of [connection, waiting]) one.disconnect();
  return took;
}

/** As many deadlines in the same minute, until every reminder is a durable event. */
export const reminderFigures: readonly Figure[] = [
  { name: 'reminders.burst.embedded', judged: 'value', better: 'lower', target: 60, measure: embedded },
  { name: 'reminders.burst.bullmq', judged: 'value', better: 'lower', target: 60, measure: overRedis },
];
