import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { v7 } from 'uuid';
import { readConfiguration } from '../configuration/configuration.js';
import { openClock } from './open-clock.js';

describe('the clock of a log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-clock-'));
  const configuration = readConfiguration({});
  let log: SqliteEventLog;
  beforeAll(async () => {
    log = await SqliteEventLog.open({ folder });
  });
  afterAll(async () => {
    await log.close();
    rmSync(folder, { recursive: true });
  });

  const record = (recordedAt: string) => {
    const metadata = {
      ...{ schemaVersion: 1, actor: { kind: 'system' as const, id: 'system' } },
      ...{ command: 'Try', correlationId: 'c', recordedAt },
    };
    return log.append(`tried-${v7()}`, 'absent', [{ id: v7(), type: 'Tried', data: {}, metadata }]);
  };

  it('is that of the host, and tells when the host is behind what the last events say, whichever it is', async () => {
    expect((await openClock(configuration, log)).behind()).toBe(0);
    const ahead = Date.now() + 86_400_000;
    await record(new Date(ahead).toISOString());
    await record(new Date().toISOString());
    const clock = await openClock(configuration, log);
    expect(clock.behind()).toBeGreaterThan(80_000_000);
    expect(Date.parse(clock.now())).toBeLessThan(ahead);
  });
});
