import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { LedgerViews } from './ledger-views.js';
import type { CheckOutcome } from './messages.js';
import { ViewsCheck } from './views-check.js';

describe('the check of the views', () => {
  let folder: string;
  let log: SqliteEventLog;
  let views: LedgerViews;
  let check: ViewsCheck | undefined;
  let differing: CheckOutcome[] = [];
  let failures: unknown[] = [];

  const open = (firstAfter: number, every: number): ViewsCheck => {
    check = new ViewsCheck({
      viewsFolder: join(folder, 'views'),
      logFolder: join(folder, 'log'),
      now: () => new Date().toISOString(),
      onDifference: (outcome) => void differing.push(outcome),
      onFailure: (error) => void failures.push(error),
      firstAfter,
      every,
    });
    return check;
  };
  const register = async (count: number): Promise<void> => {
    for (let at = 0; at < count; at += 1) {
      const unit = randomUUID();
      const last = (await log.readStream('organisation', { direction: 'backward', limit: 1 })).events[0];
      const { position } = await log.append('organisation', last?.revision ?? 'absent', [
        {
          id: randomUUID(),
          type: 'UnitRegistered',
          data: { unit, by: 'p', name: `单位${unit}`, kind: 'office', parent: null },
          metadata: {
            schemaVersion: 1,
            actor: { kind: 'person', id: 'p' },
            command: 'RegisterUnit',
            correlationId: randomUUID(),
            recordedAt: new Date().toISOString(),
          },
        },
      ]);
      views.logGrewTo(position);
    }
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'check-'));
    [differing, failures] = [[], []];
    log = await SqliteEventLog.open({ folder: join(folder, 'log') });
    views = await LedgerViews.open({
      dataFolder: folder,
      logFolder: join(folder, 'log'),
      cursorSecret: Buffer.alloc(32, 1),
    });
    await register(30);
    await views.ready;
  });
  afterEach(async () => {
    await check?.close();
    await views.close();
    await log.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('comes again and again of its own accord, while events arrive, and leaves nothing behind', async () => {
    const running = open(0, 10);
    const seen = new Set<string | null>();
    while (seen.size < 4) {
      await register(3);
      const { state, position } = running.state;
      if (state !== 'unknown') seen.add(position);
      await pause(20);
    }
    expect([differing, failures]).toEqual([[], []]);
    await running.close();
    check = undefined;
    expect(readdirSync(join(folder, 'views')).filter((name) => name.startsWith('check'))).toEqual([]);
  });

  it('is one when it is asked for twice at once, and says when it could not be made', async () => {
    const idle = open(1_000_000, 1_000_000);
    const first = idle.now();
    expect(idle.now()).toBe(first);
    await first;
    expect(idle.state).toMatchObject({ state: 'same', differences: 0, running: null });
    await views.close();
    rmSync(join(folder, 'log', 'events.db'));
    await idle.now();
    expect(idle.state).toMatchObject({ state: 'failed', failure: expect.any(String) });
    expect(failures).toHaveLength(1);
  });
});
