import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LogFull } from '@xiaohao/event-log';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { linesOf, startChildLog } from './child-log.js';
import { someEvent } from './some-event.js';
import { withFolder } from './temporary-folder.js';

const append = (log: SqliteEventLog, stream: string, bytes: number) =>
  log.append(stream, 'absent', [someEvent(randomUUID(), 0, 1, bytes)]);

describe('a full disk', () => {
  it(
    'refuses the commit that does not fit, keeps nothing of it, and takes what fits later',
    withFolder(async (folder) => {
      const log = await SqliteEventLog.open({ folder, maxBytes: 200_000 });
      await append(log, 'first', 1_000);
      const together = log.append('pair', 'absent', [
        someEvent(randomUUID(), 0, 2, 100),
        someEvent(randomUUID(), 1, 2, 300_000),
      ]);
      await expect(together).rejects.toBeInstanceOf(LogFull);
      expect((await log.readStream('pair')).exists).toBe(false);
      expect(await append(log, 'small', 100)).toMatchObject({ revision: '0', position: '2' });
      await log.close();
      const roomier = await SqliteEventLog.open({ folder, maxBytes: 1_000_000 });
      expect(await append(roomier, 'large', 300_000)).toMatchObject({ revision: '0', position: '3' });
      await roomier.close();
    }),
  );
});

// A limit on the size of files makes the kernel refuse a write with an error that is not "no space".
(process.platform === 'linux' ? describe : describe.skip)('a disk that refuses a write', () => {
  it(
    'ends all writing by this process, tells the owner, and loses nothing that was answered',
    withFolder(async (folder) => {
      const child = startChildLog(folder, 20_000, 'ulimit -f 2000');
      await child.said('failed');
      await child.said('again');
      await child.ended;
      const refused = child.lines.filter((line) => line.startsWith('refused'));
      expect(refused).toEqual(Array.from({ length: 16 }, () => 'refused LogFailed'));
      expect(child.lines).toContain('again LogFailed');
      // Not even a checkpoint was made in passing.
      expect(existsSync(join(folder, 'events.db-wal'))).toBe(true);
      const log = await SqliteEventLog.open({ folder });
      const ids = new Set((await log.readAll({ limit: 100_000 })).map((event) => event.id));
      const answered = linesOf(child, 'done').flatMap((line) => line.ids);
      expect(answered.length).toBeGreaterThan(0);
      for (const id of answered) expect(ids).toContain(id);
      expect(await append(log, 'afterwards', 100)).toMatchObject({ revision: '0' });
      await log.close();
    }),
  );
});
