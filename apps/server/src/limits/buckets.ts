import { LRUCache } from 'lru-cache';

/** What a request met. Seconds are whole and rounded up. */
export interface Taken {
  readonly allowed: boolean;
  /** Requests that may follow at once. */
  readonly remaining: number;
  /** Until all of the quota is there again, seconds. */
  readonly full: number;
  /** Until the next request is let through, seconds; 0 when one is now. */
  readonly next: number;
}

interface Bucket {
  readonly tokens: number;
  /** When that was so, milliseconds. */
  readonly at: number;
}

/** Those who are remembered at once; whoever has not asked for longest is forgotten, and begins anew. */
const mostBuckets = 20_000;

/**
 * A bucket of tokens for each name: a minute's quota at once, and then as fast as it fills again. What one name
 * uses up is nobody else's.
 */
export class Buckets {
  readonly #buckets = new LRUCache<string, Bucket>({ max: mostBuckets });

  /** @param quota requests a minute, at least 1 */
  constructor(readonly quota: number) {}

  /** @param now milliseconds, of a clock that never goes back */
  take(name: string, now: number): Taken {
    const { quota } = this;
    const known = this.#buckets.get(name) ?? { tokens: quota, at: now };
    const there = Math.min(quota, known.tokens + ((now - known.at) * quota) / 60_000);
    const allowed = there >= 1;
    const tokens = allowed ? there - 1 : there;
    this.#buckets.set(name, { tokens, at: now });
    const seconds = (missing: number) => Math.ceil((missing * 60) / quota);
    return {
      allowed,
      remaining: Math.floor(tokens),
      full: seconds(quota - tokens),
      next: tokens >= 1 ? 0 : Math.max(1, seconds(1 - tokens)),
    };
  }
}
