import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';

/** One of several processes holds it at a time, for a while. Two may for a moment: what it guards must stand that. */
export class Lease {
  readonly #token = randomUUID();

  constructor(
    private readonly redis: Pick<Redis, 'set' | 'get' | 'pexpire' | 'del'>,
    private readonly key: string,
    private readonly holdMs: number,
  ) {}

  /** Whether it is ours now; taken or held on to for another while if so. */
  async take(): Promise<boolean> {
    if ((await this.redis.set(this.key, this.#token, 'PX', this.holdMs, 'NX')) === 'OK') return true;
    if ((await this.redis.get(this.key)) !== this.#token) return false;
    await this.redis.pexpire(this.key, this.holdMs);
    return true;
  }

  async release(): Promise<void> {
    if ((await this.redis.get(this.key)) === this.#token) await this.redis.del(this.key);
  }
}
