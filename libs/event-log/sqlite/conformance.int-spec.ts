import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventLogConformance } from '@xiaohao/event-log/conformance';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';

eventLogConformance('the embedded log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xiaohao-log-'));
  let log = await SqliteEventLog.open({ folder });
  return {
    log,
    reopen: async () => {
      await log.close();
      log = await SqliteEventLog.open({ folder });
      return log;
    },
    dispose: async () => {
      await log.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
