import type { Redis } from 'ioredis';

/** How old a measurement may be, milliseconds. */
const measureEvery = 10_000;

/**
 * The time of the Redis server, which all workers share whatever their hosts' clocks say. Between two measurements
 * it goes on by this process's monotonic clock, so that a host clock that jumps moves it by nothing.
 */
export class RedisTime {
  #measured: { readonly redis: number; readonly monotonic: number } | undefined;

  constructor(private readonly redis: Pick<Redis, 'time'>) {}

  /** Epoch milliseconds; rejects while Redis cannot be asked and nothing recent is known. */
  async now(): Promise<number> {
    const known = this.#measured;
    if (known && performance.now() - known.monotonic < measureEvery) return goneOn(known);
    // The answer was true at some moment before it was here: counted on from when it came, the time is never ahead.
    const [seconds, microseconds] = await this.redis.time();
    const measured = {
      redis: Number(seconds) * 1_000 + Number(microseconds) / 1_000,
      monotonic: performance.now(),
    };
    this.#measured = measured;
    return goneOn(measured);
  }

  /** Forgets what was measured: the next question asks the server. */
  forget(): void {
    this.#measured = undefined;
  }
}

const goneOn = ({ redis, monotonic }: { readonly redis: number; readonly monotonic: number }): number =>
  redis + (performance.now() - monotonic);
