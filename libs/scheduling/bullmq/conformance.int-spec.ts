import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TriggerRefused } from '@xiaohao/scheduling';
import { BullMqTrigger } from '@xiaohao/scheduling/bullmq';
import { triggerConformance } from '@xiaohao/scheduling/conformance';
import { MemorySource } from '../testing/memory-source.js';
import { type RedisServer, redisServer } from '../testing/redis-server.js';

let redis: RedisServer;
beforeAll(async () => {
  redis = await redisServer();
});
afterAll(() => redis.dispose());

triggerConformance(
  'the trigger over BullMQ',
  (prefix, source, handle) => new BullMqTrigger({ url: redis.url, prefix, source, handle }),
);

describe('a Redis that may evict what it was given', () => {
  it('is refused at the start, by name', async () => {
    const evicting = await redisServer('--maxmemory-policy', 'allkeys-lru');
    const trigger = new BullMqTrigger({
      url: evicting.url,
      prefix: 'evicting',
      source: new MemorySource(),
      handle: async () => undefined,
    });
    try {
      await expect(trigger.start()).rejects.toThrow(TriggerRefused);
      await expect(trigger.start()).rejects.toThrow('allkeys-lru');
    } finally {
      await trigger.close();
      await evicting.dispose();
    }
  });
});
