import {
  batchesOf,
  type DueItem,
  type DueSource,
  defaultConcurrency,
  type HandleDue,
  sweepEvery,
  type Trigger,
  TriggerRefused,
  type TriggerState,
} from '@xiaohao/scheduling';
import { DelayedError, type Job, type JobsOptions, Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { askingConnection, connected, waitingConnection } from './connections.js';
import { requireNoEviction } from './eviction-policy.js';
import { type DueJob, jobIdOf } from './job-ids.js';
import { Lease } from './lease.js';
import { RedisTime } from './redis-time.js';

export interface BullMqTriggerOptions {
  /** `redis://…` or `rediss://…` */
  readonly url: string;
  /** Keys in Redis begin with it; installations that share a Redis have one each. */
  readonly prefix: string;
  readonly source: DueSource;
  readonly handle: HandleDue;
  readonly concurrency?: number;
  /** Default {@link sweepEvery}. */
  readonly sweepEveryMs?: number;
  /** How long a job is a dead worker's, milliseconds; it is looked at twice as often. Default 10 s. */
  readonly holdMs?: number;
  /** Whether this process adds jobs; a mere worker does not. Default true. */
  readonly adds?: boolean;
  /** Whether this process handles what is due; one that only adds does not. Default true. */
  readonly works?: boolean;
  readonly onFault?: (error: unknown, id: string | null) => void;
}

const queueName = 'due';
/** How far ahead jobs are added: what is due later stands in the source alone. Milliseconds. */
const horizon = 600_000;
const batchSize = 1_000;
/** How long a job is a dead worker's, milliseconds. */
const holdMs = 10_000;

/** No failed or finished job stays: another of the same id has to be possible at once. */
const jobOptions: JobsOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

/** The trigger of many workers: BullMQ hands out, Redis' own time says what is due, the source is swept all the same. */
export class BullMqTrigger implements Trigger {
  readonly #asking: Redis;
  readonly #waiting: Redis;
  /** Made when Redis first answers: before, it would be born broken. */
  #queue: Promise<Queue<DueJob>> | undefined;
  readonly #time: RedisTime;
  readonly #lease: Lease;
  readonly #failing = new Set<string>();
  readonly #busy = new Set<string>();
  #worker: Worker<DueJob> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> | undefined;
  #sweptAt: string | null = null;
  #trouble: string | null = null;
  #skewMs = 0;
  #closed = false;

  constructor(private readonly options: BullMqTriggerOptions) {
    const { url, prefix } = options;
    this.#asking = askingConnection(url);
    this.#waiting = waitingConnection(url);
    // Whoever asks hears of a failure; these are for nobody.
    for (const redis of [this.#asking, this.#waiting]) redis.on('error', (error) => this.#fault(error, null));
    this.#time = new RedisTime(this.#asking);
    this.#lease = new Lease(this.#asking, `${prefix}:sweeper`, 1.5 * (options.sweepEveryMs ?? sweepEvery));
  }

  /** A Redis that is away is waited for in the background; one that would lose jobs is refused. */
  async start(): Promise<void> {
    if (await connected(this.#asking, 3_000)) await requireNoEviction(this.#asking);
    if (this.options.works !== false) this.#worker = this.#hire();
    const { sweepEveryMs = sweepEvery } = this.options;
    this.#timer = setInterval(() => void this.sweep(), sweepEveryMs);
    this.#timer.unref();
    this.#asking.on('ready', () => void this.sweep());
    await this.sweep();
  }

  #hire(): Worker<DueJob> {
    const { prefix, concurrency = defaultConcurrency, holdMs: hold = holdMs } = this.options;
    const worker = new Worker<DueJob>(queueName, (job, token) => this.#work(job, token), {
      connection: this.#waiting,
      prefix,
      concurrency,
      lockDuration: hold,
      stalledInterval: hold / 2,
      // However often its worker dies, a job is nobody's failure.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
    });
    worker.on('error', (error) => this.#fault(error, null));
    return worker;
  }

  expect(item: DueItem): void {
    if (this.#closed || this.options.adds === false) return;
    void (async () => {
      const now = await this.#time.now();
      if (Date.parse(item.dueAt) <= now + horizon) await this.#add([item], now);
    })().catch((error: unknown) => this.#fault(error, item.id));
  }

  sweep(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#sweeping ??= this.#sweepOnce()
      .catch((error: unknown) => {
        this.#trouble = error instanceof Error ? error.message : String(error);
        this.#fault(error, null);
      })
      .finally(() => {
        this.#sweeping = undefined;
      });
    return this.#sweeping;
  }

  state(): TriggerState {
    return {
      sweptAt: this.#sweptAt,
      failing: this.#failing.size,
      trouble: this.#trouble,
      skewMs: this.#skewMs,
    };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#sweeping;
    // A worker that cannot say goodbye to Redis must not hold up whoever stops.
    const away = this.#waiting.status !== 'ready';
    await this.#worker?.close(away).catch(() => undefined);
    await this.#lease.release().catch(() => undefined);
    await (await this.#queue?.catch(() => undefined))?.close().catch(() => undefined);
    this.#asking.disconnect();
    this.#waiting.disconnect();
  }

  async #sweepOnce(): Promise<void> {
    this.#time.forget();
    const now = await this.#time.now();
    this.#skewMs = Math.round(Date.now() - now);
    try {
      await requireNoEviction(this.#asking);
    } catch (error) {
      if (error instanceof TriggerRefused) await this.#worker?.pause(true);
      throw error;
    }
    if (this.#worker?.isPaused()) this.#worker.resume();
    if (this.options.adds !== false && (await this.#lease.take())) await this.#addAll(now);
    await this.#forgetSettled(now);
    this.#sweptAt = new Date(now).toISOString();
    this.#trouble = null;
  }

  /** What failed here and is due no more, such as what another worker has done, fails no more. */
  async #forgetSettled(now: number): Promise<void> {
    const settled = new Set(this.#failing);
    if (settled.size === 0) return;
    let after: DueItem | undefined;
    do {
      const items = await this.options.source.due(new Date(now).toISOString(), batchSize, after);
      for (const { id } of items) settled.delete(id);
      after = items.length < batchSize ? undefined : items.at(-1);
    } while (after !== undefined && settled.size > 0);
    for (const id of settled) this.#failing.delete(id);
  }

  async #addAll(now: number): Promise<void> {
    const until = new Date(now + horizon).toISOString();
    let after: DueItem | undefined;
    do {
      const items = await this.options.source.due(until, batchSize, after);
      await this.#add(items, now);
      after = items.length < batchSize ? undefined : items.at(-1);
    } while (after !== undefined && !this.#closed);
  }

  async #add(items: readonly DueItem[], now: number): Promise<void> {
    if (items.length === 0) return;
    const queue = await this.#opened();
    await queue.addBulk(
      batchesOf(items).map((batch) => {
        const delay = Math.max(0, Math.ceil(Date.parse(batch.dueAt) - now));
        const jobId = jobIdOf(batch, delay === 0);
        return { name: queueName, data: batch, opts: { ...jobOptions, jobId, delay } };
      }),
    );
  }

  #opened(): Promise<Queue<DueJob>> {
    this.#queue ??= this.#open().catch((error: unknown) => {
      this.#queue = undefined;
      throw error;
    });
    return this.#queue;
  }

  async #open(): Promise<Queue<DueJob>> {
    const { prefix } = this.options;
    const queue = new Queue<DueJob>(queueName, { connection: this.#asking, prefix });
    queue.on('error', (error) => this.#fault(error, null));
    await queue.waitUntilReady();
    return queue;
  }

  async #work(job: Job<DueJob>, token: string | undefined): Promise<void> {
    const { ids, dueAt } = job.data;
    const now = await this.#time.now();
    const early = Math.ceil(Date.parse(dueAt) - now);
    const busy = early > 0 ? ids : ids.filter((id) => this.#busy.has(id));
    if (early <= 0) {
      const at = new Date(now).toISOString();
      await Promise.all(ids.filter((id) => !busy.includes(id)).map((id) => this.#hand(id, at)));
    }
    if (busy.length === 0) return;
    if (busy.length < ids.length) await job.updateData({ ids: busy, dueAt });
    // Delays are reckoned on the host's clock; what it thinks is due may not be.
    await job.moveToDelayed(Date.now() + Math.max(early, 50), token);
    throw new DelayedError();
  }

  /** What throws is left to the next sweep, and the others of its batch are not. */
  async #hand(id: string, now: string): Promise<void> {
    this.#busy.add(id);
    try {
      await this.options.handle(id, now);
      this.#failing.delete(id);
    } catch (error) {
      this.#failing.add(id);
      this.#fault(error, id);
    } finally {
      this.#busy.delete(id);
    }
  }

  #fault(error: unknown, id: string | null): void {
    if (!this.#closed) this.options.onFault?.(error, id);
  }
}
