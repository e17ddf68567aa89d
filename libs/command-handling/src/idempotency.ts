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
  readonly #seen: (key: string) => CommandSeen | undefined;

  /** @param seen looks a key up in what the views have taken from the log */
  constructor(seen: (key: string) => CommandSeen | undefined) {
    this.#seen = seen;
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
      const seen = this.#seen(keyed.key);
      if (seen) return same(seen.requestDigest, keyed) && (await again(seen));
      const answer = await run();
      this.#recent.set(keyed.key, { request: keyed.request, answer });
      return answer;
    } finally {
      this.#running.delete(keyed.key);
    }
  }
}

function same(first: string, keyed: KeyedRequest): true {
  if (first !== keyed.request) throw new IdempotencyKeyReused();
  return true;
}
