import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { type RedisServer, redisServer } from '../../../libs/scheduling/testing/redis-server.js';
import { eventually } from '../../journeys/eventually.js';
import { dataFolder, type ServerProcess, startServer } from '../../journeys/server-process.js';

describe('two ledgers on one Redis', () => {
  const folders = [dataFolder(), dataFolder()];
  let redis: RedisServer;
  let servers: readonly ServerProcess[] = [];
  let admin: Redis;

  beforeAll(async () => {
    redis = await redisServer();
    admin = new Redis(redis.url);
    servers = await Promise.all(
      folders.map(({ folder }) => startServer(folder, { XIAOHAO_REDIS_URL: redis.url })),
    );
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.kill()));
    admin.disconnect();
    await redis.dispose();
    for (const { remove } of folders) remove();
  });

  it('share neither queue nor sweeper', async () => {
    const prefixes = await eventually(async () => {
      const sweepers = (await admin.keys('*:sweeper')).map((key) => key.slice(0, -':sweeper'.length));
      return sweepers.length === 2 ? sweepers : undefined;
    });
    for (const prefix of prefixes) expect(prefix).toMatch(/^xiaohao-[0-9a-f-]{36}$/);
    const keys = await admin.keys('*');
    expect(keys.filter((key) => !prefixes.some((prefix) => key.startsWith(`${prefix}:`)))).toEqual([]);
  });

  it('are joined again under the same name after a restart', async () => {
    const before = (await admin.keys('*:sweeper')).toSorted();
    await servers[0]?.stop();
    expect(await admin.keys('*:sweeper')).toHaveLength(1);
    const folder = folders[0]?.folder ?? '';
    servers = [await startServer(folder, { XIAOHAO_REDIS_URL: redis.url }), ...servers.slice(1)];
    const after = await eventually(async () => {
      const sweepers = await admin.keys('*:sweeper');
      return sweepers.length === 2 ? sweepers.toSorted() : undefined;
    });
    expect(after).toEqual(before);
  });
});
