import { LogUnavailable } from '@xiaohao/event-log';
import { LRUCache } from 'lru-cache';
import { IdempotencyKeyInUse, IdempotencyKeyReused } from './errors.js';
import type { KeyedRequest } from './requests.js';

/** The first command that was carried out under a key, as the log shows it. */
export interface CommandSeen {
  readonly stream: string;
  /** Revision and position of its last event. */
  readonly revision: string;
  readonly position: string;
  readonly requestDigest: string;
}

interface Remembered<T> {
  readonly request: string;
  readonly answer: T;
}

/**
 * One outcome per key: the same request again gets the first outcome, another request under the key is
 * refused, and so is one that comes while the first is running. Only what changed something is remembered:
 * its events carry the key, so that the memory survives a restart.
 */
export class Idempotency<T> {
  readonly #running = new Map<string, string>();
  readonly #recent = new LRUCache<string, Remembered<T & object>>({ max: 10_000 });
  readonly #seen: (key: string) => Promise<CommandSeen | undefined>;
  readonly #caughtUp: (() => Promise<void>) | undefined;

  /**
   * @param seen looks a key up in what the views have taken from the log
   * @param caughtUp waits until the views hold what the log holds now; given where other processes write the
   * log, too: what failed here may have been carried out there
   */
  constructor(seen: (key: string) => Promise<CommandSeen | undefined>, caughtUp?: () => Promise<void>) {
    this.#seen = seen;
    this.#caughtUp = caughtUp;
  }

  /**
   * @param again makes the first outcome again from the log
   * @throws IdempotencyKeyReused, IdempotencyKeyInUse
   */
  async once(
    keyed: KeyedRequest | undefined,
    run: () => Promise<T & object>,
    again: (seen: CommandSeen) => Promise<T & object>,
  ): Promise<T> {
    if (!keyed) return run();
    const recent = this.#recent.get(keyed.key);
    if (recent) return same(recent.request, keyed) && recent.answer;
    const running = this.#running.get(keyed.key);
    if (running !== undefined) {
      same(running, keyed);
      throw new IdempotencyKeyInUse();
    }
    this.#running.set(keyed.key, keyed.request);
    try {
      const seen = await this.#seen(keyed.key);
      if (seen) return same(seen.requestDigest, keyed) && (await again(seen));
      const answer = await run().catch((error: unknown) => this.#elsewhere(keyed, again, error));
      this.#recent.set(keyed.key, { request: keyed.request, answer });
      return answer;
    } finally {
      this.#running.delete(keyed.key);
    }
  }

  /** The outcome of the first request if another process has carried it out; else the error stands. */
  async #elsewhere(
    keyed: KeyedRequest,
    again: (seen: CommandSeen) => Promise<T & object>,
    error: unknown,
  ): Promise<T & object> {
    if (!this.#caughtUp || error instanceof LogUnavailable) throw error;
    await this.#caughtUp();
    const seen = await this.#seen(keyed.key);
    if (!seen) throw error;
    same(seen.requestDigest, keyed);
    return again(seen);
  }
}

function same(first: string, keyed: KeyedRequest): true {
  if (first !== keyed.request) throw new IdempotencyKeyReused();
  return true;
}
