import { Redis } from 'ioredis';

/** For what this process asks: fails at once while Redis is away, so that nobody waits for it. */
export const askingConnection = (url: string): Redis =>
  new Redis(url, {
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    connectTimeout: 3_000,
    commandTimeout: 10_000,
    retryStrategy: (times) => Math.min(times * 200, 2_000),
    lazyConnect: true,
  });

/** For a worker, which waits for as long as it takes. */
export const waitingConnection = (url: string): Redis =>
  new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 200, 2_000),
    lazyConnect: true,
  });

/** Resolves when it can be used; false when that takes longer than so many milliseconds. It goes on trying. */
export async function connected(redis: Redis, milliseconds: number): Promise<boolean> {
  if (redis.status === 'ready') return true;
  return new Promise((resolve) => {
    const ready = (): void => settle(true);
    const timer = setTimeout(() => settle(false), milliseconds);
    const settle = (is: boolean): void => {
      clearTimeout(timer);
      redis.off('ready', ready);
      resolve(is);
    };
    redis.on('ready', ready);
    if (redis.status === 'wait') redis.connect().catch(() => undefined);
  });
}
