import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LogInUse } from '@xiaohao/event-log';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { startChildLog } from './crash-tests/child-log.js';
import { withFolder } from './crash-tests/temporary-folder.js';

describe('the lock of a log', () => {
  it(
    'keeps a second writer of the same process out until the first has closed',
    withFolder(async (folder) => {
      const first = await SqliteEventLog.open({ folder });
      await expect(SqliteEventLog.open({ folder })).rejects.toBeInstanceOf(LogInUse);
      await first.close();
      await first.close();
      const second = await SqliteEventLog.open({ folder });
      await second.close();
    }),
  );

  it(
    'does not stand in the way when its file holds something, and keeps others out all the same',
    withFolder(async (folder) => {
      for (const text of ['x', 'no database\n'.repeat(1_000)]) {
        writeFileSync(join(folder, 'writer.lock'), text);
        const first = await SqliteEventLog.open({ folder });
        await expect(SqliteEventLog.open({ folder })).rejects.toBeInstanceOf(LogInUse);
        writeFileSync(join(folder, 'writer.lock'), text, { flag: 'a' });
        await expect(SqliteEventLog.open({ folder })).rejects.toBeInstanceOf(LogInUse);
        await first.close();
      }
    }),
  );

  it(
    'keeps another process out, names it, and is free as soon as that one is dead',
    withFolder(async (folder) => {
      const child = startChildLog(folder);
      await child.said('done');
      const attempt = SqliteEventLog.open({ folder });
      await expect(attempt).rejects.toBeInstanceOf(LogInUse);
      await expect(attempt).rejects.toThrow(`process ${child.process.pid} writes the log in ${folder}`);
      child.process.kill('SIGKILL');
      await child.ended;
      const log = await SqliteEventLog.open({ folder });
      await log.close();
    }),
  );
});
