import {
  batchesOf,
  type DueItem,
  type DueSource,
  defaultConcurrency,
  type HandleDue,
  hostTimers,
  severalAtOnce,
  sweepEvery,
  type Timers,
  type Trigger,
  type TriggerState,
} from '@xiaohao/scheduling';

export interface LocalTriggerOptions {
  readonly source: DueSource;
  readonly handle: HandleDue;
  /** The clock that is trusted; the same that stamps events. */
  readonly now: () => string;
  readonly concurrency?: number;
  readonly timers?: Timers;
  /** Is told of everything that a handler or the source threw. */
  readonly onFault?: (error: unknown, id: string | null) => void;
}

/**
 * How long at least it waits while the clock stands, milliseconds: a host's clock that was set back is held until the
 * time has come again, and a sweep finds nothing new meanwhile.
 */
const standing = 250;
/** Items read from the source at a time. */
const batchSize = 1_000;

/** The trigger of one process: one timer on the next due instant, and a sweep at least every {@link sweepEvery}. */
export class LocalTrigger implements Trigger {
  readonly #busy = new Set<string>();
  readonly #failing = new Set<string>();
  #cancel: (() => void) | undefined;
  #wakeAt = Number.POSITIVE_INFINITY;
  #sweeping: Promise<void> | undefined;
  #again = false;
  #sweptAt: string | null = null;
  #trouble: string | null = null;
  #closed = true;

  constructor(private readonly options: LocalTriggerOptions) {}

  async start(): Promise<void> {
    this.#closed = false;
    // Who starts it has other things to do than to wait for all that was missed.
    void this.sweep();
  }

  expect({ dueAt }: DueItem): void {
    this.#wake(Date.parse(dueAt));
  }

  /** One sweep runs at a time; asked for meanwhile, another follows, since the first may have read too early. */
  sweep(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    if (this.#sweeping !== undefined) {
      this.#again = true;
      return this.#sweeping;
    }
    this.#sweeping = this.#sweepAll().finally(() => {
      this.#sweeping = undefined;
      // Asked for when the last look was over and its promise not yet.
      if (this.#again) void this.sweep();
    });
    return this.#sweeping;
  }

  state(): TriggerState {
    return { sweptAt: this.#sweptAt, failing: this.#failing.size, trouble: this.#trouble, skewMs: 0 };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    await this.#sweeping;
  }

  async #sweepAll(): Promise<void> {
    do {
      this.#again = false;
      this.#wakeAt = Number.POSITIVE_INFINITY;
      const next = await this.#sweepOnce();
      this.#wake(Math.min(next, this.#now() + sweepEvery));
    } while (this.#again && !this.#closed);
  }

  /** @returns when something is due next, epoch milliseconds */
  async #sweepOnce(): Promise<number> {
    const { source, now, concurrency = defaultConcurrency } = this.options;
    const until = now();
    const seen = new Set<string>();
    try {
      let after: DueItem | undefined;
      for (;;) {
        const items = await source.due(until, batchSize, after);
        if (this.#closed) return Number.POSITIVE_INFINITY;
        for (const { id } of items) seen.add(id);
        await severalAtOnce(batchesOf(items), concurrency, async ({ ids, dueAt }) => {
          await Promise.all(ids.map((id) => this.#hand({ id, dueAt })));
        });
        after = items.at(-1);
        if (after === undefined || items.length < batchSize || this.#closed) break;
      }
      const next = await source.next(until);
      // What is due no more, such as what somebody else has done, fails no more.
      if (!this.#closed) for (const id of this.#failing) if (!seen.has(id)) this.#failing.delete(id);
      this.#sweptAt = until;
      this.#trouble = null;
      return next === null ? Number.POSITIVE_INFINITY : Date.parse(next);
    } catch (error) {
      this.#trouble = String(error);
      this.options.onFault?.(error, null);
      return Number.POSITIVE_INFINITY;
    }
  }

  async #hand({ id, dueAt }: DueItem): Promise<void> {
    const now = this.options.now();
    if (this.#closed || this.#busy.has(id) || dueAt > now) return;
    this.#busy.add(id);
    try {
      await this.options.handle(id, now);
      this.#failing.delete(id);
    } catch (error) {
      this.#failing.add(id);
      this.options.onFault?.(error, id);
    } finally {
      this.#busy.delete(id);
    }
  }

  #now(): number {
    return Date.parse(this.options.now());
  }

  #wake(at: number): void {
    if (this.#closed || at >= this.#wakeAt) return;
    this.#cancel?.();
    this.#wakeAt = at;
    const { timers = hostTimers } = this.options;
    // A timer may ring a little before its time by the other clock; the next one then follows at once.
    const least = this.#sweptAt === this.options.now() ? standing : 0;
    const delay = Math.min(Math.max(least, at - this.#now()), sweepEvery);
    this.#cancel = timers.after(delay, () => void this.sweep());
  }
}
