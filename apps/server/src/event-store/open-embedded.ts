import { join } from 'node:path';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import type { HouseLog } from './house-log.js';

/** The log in the data folder. @throws LogInUse */
export async function openEmbedded(dataFolder: string): Promise<HouseLog> {
  const readFolder = join(dataFolder, 'log');
  const log = await SqliteEventLog.open({ folder: readFolder });
  return {
    log,
    readFolder,
    readStreamRaw: (stream) => log.readStreamRaw(stream),
    shared: false,
    failed: log.failed,
    store: () => null,
    onGrowth: () => undefined,
    onMissing: () => undefined,
    caughtUp: async () => undefined,
    close: () => log.close(),
  };
}
