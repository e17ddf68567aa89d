import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import fc from 'fast-check';
import { someEvent } from './some-event.js';
import { withFolder } from './temporary-folder.js';

/**
 * Copies as a loss of power would find the files. In a process of its own: closing a file drops all locks that
 * a process holds on it, and this process is the writer.
 */
const copyFiles = (from: string, to: string): void => {
  const copy = `for (const f of ['events.db', 'events.db-wal']) require('node:fs').copyFileSync(process.argv[1] + '/' + f, process.argv[2] + '/' + f)`;
  execFileSync(process.execPath, ['-e', copy, from, to]);
};

/** Writes appends of 1 to 4 events and returns the ids in order, append by append. */
const fill = async (log: SqliteEventLog): Promise<readonly (readonly string[])[]> => {
  const appends: string[][] = [];
  for (let number = 0; number < 30; number += 1) {
    const ids = Array.from({ length: 1 + (number % 4) }, () => randomUUID());
    const events = ids.map((id, index) => someEvent(id, index, ids.length, 50 * number));
    await log.append(`problem-${number % 5}-${randomUUID()}`, 'absent', events);
    appends.push(ids);
  }
  return appends;
};

const damages = {
  cut: (wal: Buffer, at: number): Buffer => wal.subarray(0, at),
  zeros: (wal: Buffer, at: number): Buffer =>
    Buffer.concat([wal.subarray(0, at), Buffer.alloc(wal.length - at)]),
  garbage: (wal: Buffer, at: number): Buffer =>
    Buffer.concat([wal.subarray(0, at), Buffer.from(wal.subarray(at)).map((byte) => byte ^ 0x5a)]),
};

describe('a write-ahead log that is torn at any byte', () => {
  it(
    'opens as a prefix of the commits and goes on from there',
    withFolder(async (folder) => {
      const [source, copied] = [join(folder, 'source'), join(folder, 'copied')];
      await mkdir(copied);
      const log = await SqliteEventLog.open({ folder: source });
      const appends = await fill(log);
      copyFiles(source, copied);
      await log.close();
      const wal = await readFile(join(copied, 'events.db-wal'));
      const prefixes = appends.map((_, count) => appends.slice(0, count).flat().join());
      const whole = appends.flat().join();

      const reopened = async (bytes: Buffer): Promise<string> => {
        const torn = join(folder, randomUUID());
        await mkdir(torn);
        await copyFile(join(copied, 'events.db'), join(torn, 'events.db'));
        await writeFile(join(torn, 'events.db-wal'), bytes);
        const again = await SqliteEventLog.open({ folder: torn });
        const events = await again.readAll({ limit: 1_000 });
        const next = await again.append('afterwards', 'absent', [someEvent(randomUUID(), 0, 1, 0)]);
        await again.close();
        expect(next.position).toBe(String(events.length + 1));
        return events.map((event) => event.id).join();
      };

      expect(await reopened(wal)).toBe(whole);
      await fc.assert(
        fc.asyncProperty(
          fc.nat({ max: wal.length - 1 }),
          fc.constantFrom('cut' as const, 'zeros' as const, 'garbage' as const),
          async (at, damage) => {
            const found = await reopened(damages[damage](wal, at));
            expect([...prefixes, whole]).toContain(found);
          },
        ),
        { numRuns: 30 },
      );
    }),
  );
});
