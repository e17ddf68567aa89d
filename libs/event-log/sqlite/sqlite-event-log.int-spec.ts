import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { describe, expect, it, jest } from '@jest/globals';
import { LogUnavailable, type NewEvent, WrongExpectedRevision } from '@xiaohao/event-log';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { someEvent } from './crash-tests/some-event.js';
import { withFolder } from './crash-tests/temporary-folder.js';

const one = (): readonly NewEvent[] => [someEvent(randomUUID(), 0, 1, 10)];

/** Whoever is root may write whatever the file system can write. */
const whereRightsCount = process.getuid?.() === 0 ? it.skip : it;

describe('the embedded log', () => {
  whereRightsCount.each([
    ['only be read', 0o444, { code: 'EACCES' }],
    ['not even be read', 0o000, { code: 'ERR_SQLITE_ERROR', errcode: 14 }],
  ])('is not opened, and its file named, where that may %s', async (_, mode, told) => {
    await withFolder(async (folder) => {
      await (await SqliteEventLog.open({ folder })).close();
      const path = join(folder, 'events.db');
      chmodSync(path, mode);
      const fault: unknown = await SqliteEventLog.open({ folder }).catch((error: unknown) => error);
      expect(fault).toMatchObject({ ...told, path });
    })();
  });

  it(
    'has no head before the first event, and numbers from 1 without gaps',
    withFolder(async (folder) => {
      const log = await SqliteEventLog.open({ folder });
      expect(await log.head()).toBeNull();
      const streams = Array.from({ length: 50 }, (_, index) => `s-${index}`);
      await Promise.all(streams.map((stream) => log.append(stream, 'absent', one())));
      await Promise.allSettled(streams.map((stream) => log.append(stream, 'absent', one())));
      await Promise.all(streams.map((stream) => log.append(stream, '0', one())));
      const positions = (await log.readAll({ limit: 1_000 })).map((event) => Number(event.position));
      expect(positions).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
      expect(await log.head()).toBe('100');
      await log.close();
    }),
  );

  it(
    'leaves no gap where an append was refused half-way',
    withFolder(async (folder) => {
      const log = await SqliteEventLog.open({ folder });
      const known = one();
      await log.append('a', 'absent', known);
      await expect(log.append('b', 'absent', [...one(), ...known])).rejects.toBeInstanceOf(
        WrongExpectedRevision,
      );
      expect(await log.append('b', 'absent', one())).toMatchObject({ revision: '0', position: '2' });
      await log.close();
    }),
  );

  it(
    'never touches the database in the thread that appends',
    withFolder(async (folder) => {
      const log = await SqliteEventLog.open({ folder });
      const spies = [
        jest.spyOn(DatabaseSync.prototype, 'exec'),
        jest.spyOn(DatabaseSync.prototype, 'prepare'),
        jest.spyOn(StatementSync.prototype, 'run'),
        jest.spyOn(StatementSync.prototype, 'get'),
        jest.spyOn(StatementSync.prototype, 'all'),
      ];
      for (let revision = 'absent', round = 0; round < 20; round += 1)
        revision = (await log.append('s', revision, one())).revision;
      for (const spy of spies) expect(spy).not.toHaveBeenCalled();
      await log.head();
      expect(StatementSync.prototype.get).toHaveBeenCalled();
      jest.restoreAllMocks();
      await log.close();
    }),
  );

  it(
    'answers what it has when it closes, takes no more, and leaves one file',
    withFolder(async (folder) => {
      const log = await SqliteEventLog.open({ folder });
      const waiting = Array.from({ length: 20 }, (_, index) => log.append(`s-${index}`, 'absent', one()));
      const closed = log.close();
      await expect(log.append('late', 'absent', one())).rejects.toBeInstanceOf(LogUnavailable);
      expect(await Promise.all(waiting)).toHaveLength(20);
      await closed;
      await expect(log.append('later', 'absent', one())).rejects.toBeInstanceOf(LogUnavailable);
      await expect(log.head()).rejects.toBeInstanceOf(LogUnavailable);
      expect(existsSync(join(folder, 'events.db'))).toBe(true);
      expect(existsSync(join(folder, 'events.db-wal'))).toBe(false);
    }),
  );

  it(
    'wakes its own subscriptions with every commit',
    withFolder(async (folder) => {
      const log = await SqliteEventLog.open({ folder, lookEvery: 1_000_000 });
      const seen: string[] = [];
      let wake = (): void => {};
      const subscription = log.subscribe({}, (batch) => {
        seen.push(...batch.map((event) => event.stream));
        wake();
      });
      for (const stream of ['a', 'b', 'c']) {
        const next = new Promise<void>((resolve) => {
          wake = resolve;
        });
        await log.append(stream, 'absent', one());
        await next;
      }
      await subscription.stop();
      expect(seen).toEqual(['a', 'b', 'c']);
      await log.close();
    }),
  );
});
