import type { Caller } from '@xiaohao/access';
import { edgeProblem } from '@xiaohao/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayChange } from './asks-by-post.js';
import { Buckets } from './buckets.js';

/** Requests a minute; 0: as many as they like. */
export interface RateLimits {
  readonly reads: number;
  readonly writes: number;
}

type Quota = keyof RateLimits;

const bucketsOf = (quota: number): Buckets | undefined => (quota === 0 ? undefined : new Buckets(quota));

/**
 * How fast anybody may ask: by credential where it is good, by address where it is none. Nobody is slowed down by
 * what another credential does, and whoever has a good one not by those who have none at the same address.
 */
export class RequestLimits {
  readonly #buckets: Readonly<Record<Quota, Buckets | undefined>>;

  constructor({ reads, writes }: RateLimits) {
    this.#buckets = { reads: bucketsOf(reads), writes: bucketsOf(writes) };
  }

  /**
   * Lets a request through and says on its answer what is left (draft-ietf-httpapi-ratelimit-headers, the form
   * with two fields).
   * @throws HttpProblem TooManyRequests
   */
  admit(request: FastifyRequest, reply: FastifyReply, caller: Caller | undefined, address: string): void {
    const quota: Quota = mayChange(request) ? 'writes' : 'reads';
    const buckets = this.#buckets[quota];
    if (buckets === undefined) return;
    const name = caller ? `credential ${caller.key}` : `address ${address}`;
    const { allowed, remaining, full, next } = buckets.take(name, performance.now());
    void reply.headers({
      'ratelimit-policy': `"${quota}";q=${buckets.quota};w=60`,
      ratelimit: `"${quota}";r=${remaining};t=${full}`,
    });
    if (!allowed) throw edgeProblem('TooManyRequests', { headers: { 'retry-after': String(next) } });
  }
}
