import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { encodeEvent, LogUnavailable } from '@xiaohao/event-log';
import { SqliteEventLog, SqliteLogReader } from '@xiaohao/event-log/sqlite';
import { linesOf, startChildLog } from './crash-tests/child-log.js';
import { someEvent } from './crash-tests/some-event.js';
import { withFolder } from './crash-tests/temporary-folder.js';

describe('a reader of the embedded log', () => {
  it(
    'says clearly that there is no log',
    withFolder(async (folder) => {
      const attempt = SqliteLogReader.open({ folder, patience: 0 });
      await expect(attempt).rejects.toBeInstanceOf(LogUnavailable);
      await expect(attempt).rejects.toThrow(`there is no log at ${folder}`);
    }),
  );

  it(
    'waits for a log that is about to be made',
    withFolder(async (folder) => {
      const opening = SqliteLogReader.open({ folder });
      const log = await SqliteEventLog.open({ folder });
      const reader = await opening;
      expect(await reader.head()).toBeNull();
      await log.append('s', 'absent', [someEvent(randomUUID(), 0, 1, 10)]);
      expect(await reader.head()).toBe('1');
      await reader.close();
      await log.close();
    }),
  );

  it(
    'tells bytes that are no text from the text that they would be read as',
    withFolder(async (folder) => {
      const log = await SqliteEventLog.open({ folder });
      const event = { ...someEvent(randomUUID(), 0, 1, 10), data: { said: 'x\ufffd' } };
      await log.append('s', 'absent', [event]);
      await log.close();
      const reader = await SqliteLogReader.open({ folder });
      const [before] = reader.readAllExact({ limit: 1 });
      expect(before).toEqual({ ...reader.readAllRaw({ limit: 1 })[0], exact: true });
      expect(reader.readStreamRaw('s')).toEqual(reader.readAllRaw({ limit: 1 }));
      const db = new DatabaseSync(join(folder, 'events.db'));
      const bytes = Buffer.from(before?.data ?? '');
      const cut = Buffer.concat([bytes.subarray(0, -3), bytes.subarray(-2)]);
      db.prepare('UPDATE events SET data = CAST(? AS TEXT)').run(cut);
      db.close();
      expect(reader.readAllRaw({ limit: 1 })[0]?.data).toBe(before?.data);
      expect(reader.readAllExact({ limit: 1 })).toEqual([{ ...before, exact: false }]);
      await reader.close();
    }),
  );

  it(
    'follows a writer in another process by looking now and then',
    withFolder(async (folder) => {
      const child = startChildLog(folder);
      const reader = await SqliteLogReader.open({ folder, lookEvery: 5 });
      const ids: string[] = [];
      const enough = new Promise<void>((resolve) => {
        reader.subscribe({ batchSize: 50 }, (batch) => {
          ids.push(...batch.map((event) => event.id));
          if (ids.length > 200) resolve();
        });
      });
      await enough;
      child.process.kill('SIGKILL');
      await child.ended;
      await reader.close();
      const log = await SqliteEventLog.open({ folder });
      const order = (await log.readAll({ limit: ids.length })).map((event) => event.id);
      expect(ids).toEqual(order);
      expect(linesOf(child, 'done').length).toBeGreaterThan(0);
      await log.close();
    }),
  );

  it(
    'looks at once when it is nudged',
    withFolder(async (folder) => {
      const log = await SqliteEventLog.open({ folder });
      const reader = await SqliteLogReader.open({ folder, lookEvery: 1_000_000 });
      await log.append('s', 'absent', [someEvent(randomUUID(), 0, 1, 10)]);
      const seen: string[] = [];
      let wake = (): void => {};
      const heard = () =>
        new Promise<void>((resolve) => {
          wake = resolve;
        });
      const first = heard();
      reader.subscribe({}, (batch) => {
        seen.push(...batch.map((event) => event.stream));
        wake();
      });
      await first;
      const second = heard();
      await log.append('t', 'absent', [someEvent(randomUUID(), 0, 1, 10)]);
      reader.nudge();
      await second;
      expect(seen).toEqual(['s', 't']);
      await reader.close();
      await log.close();
    }),
  );

  it(
    'ends a page with the event that makes it too large, so that none is empty',
    withFolder(async (folder) => {
      const log = await SqliteEventLog.open({ folder });
      await log.append(
        's',
        'absent',
        [0, 1, 2, 3].map((n) => someEvent(randomUUID(), n, 1, 1_000)),
      );
      await log.close();
      const reader = await SqliteLogReader.open({ folder, patience: 0 });
      const all = reader.readAllRaw({ limit: 10 });
      const [{ data, metadata } = { data: '', metadata: '' }] = all;
      const one = data.length + metadata.length;
      const within = (characters: number, limit: number, after = '0') =>
        reader.readAllRawWithin({ after, limit, characters });
      expect(within(0, 10)).toEqual(all.slice(0, 1));
      expect(within(one + 1, 10)).toEqual(all.slice(0, 2));
      expect(within(one + 1, 10, '2')).toEqual(all.slice(2));
      expect(within(one * 100, 3)).toEqual(all.slice(0, 3));
      expect(within(0, 10, '4')).toEqual([]);
      await reader.close();
    }),
  );

  it(
    'hands out the very text that was appended',
    withFolder(async (folder) => {
      const log = await SqliteEventLog.open({ folder });
      const event = someEvent(randomUUID(), 0, 1, 10);
      await log.append('s', 'absent', [event]);
      await log.close();
      const reader = await SqliteLogReader.open({ folder, patience: 0 });
      const { bytes, ...encoded } = encodeEvent(event);
      expect(reader.readAllRaw({ limit: 10 })).toEqual([
        { ...encoded, stream: 's', revision: '0', position: '1' },
      ]);
      expect(bytes).toBeGreaterThan(0);
      expect(reader.readAllRaw({ after: '1', limit: 10 })).toEqual([]);
      await reader.close();
    }),
  );
});
