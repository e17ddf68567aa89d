import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { logKeysStream } from '@xiaohao/integrity';
import { introduceKey } from './introduce-key.js';

const at = '2031-03-03T01:00:00.000Z';

describe('another key of a log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-introduced-'));
  let log: SqliteEventLog;
  let nth = 0;

  beforeEach(async () => {
    nth += 1;
    log = await SqliteEventLog.open({ folder: join(folder, String(nth)) });
  });
  afterEach(() => log.close());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const said = async () => (await log.readStream(logKeysStream)).events.map(({ data }) => data);

  it('is said once by nodes that begin with it together', async () => {
    const keys = { key: 'second', former: 'first', both: true };
    const positions = await Promise.all([1, 2, 3].map(() => introduceKey(log, keys, at)));
    expect(positions.filter((position) => position !== null)).toEqual([await log.head()]);
    expect(await said()).toEqual([keys]);
  });

  it('is said after the one before it, and not again at a later start', async () => {
    const [second, third] = [
      { key: 'second', former: 'first', both: true },
      { key: 'third', former: 'second', both: false },
    ];
    for (const keys of [second, second, third, third]) await introduceKey(log, keys, at);
    expect(await said()).toEqual([second, third]);
  });
});
