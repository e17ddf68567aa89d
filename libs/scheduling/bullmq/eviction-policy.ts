import { TriggerRefused } from '@xiaohao/scheduling';
import type { Redis } from 'ioredis';

/**
 * A queue whose keys may be evicted loses jobs in silence.
 * @throws TriggerRefused unless Redis keeps everything it is given
 */
export async function requireNoEviction(redis: Pick<Redis, 'info'>): Promise<void> {
  const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1];
  if (policy !== 'noeviction')
    throw new TriggerRefused(
      `Redis 的 maxmemory-policy 为 ${policy ?? '未知'}，须为 noeviction / the maxmemory-policy of Redis is ${policy ?? 'not known'} and has to be noeviction`,
    );
}
