import { describe, expect, it } from '@jest/globals';
import { type EventLog, LogUnavailable } from '@xiaohao/event-log';
import { closeForWriting } from './open-integrity.js';

describe('a log that is closed for writing', () => {
  it('takes no append while it is, and hands on every one when it is not any more', async () => {
    const appended: unknown[] = [];
    const log = {
      append: async (...all: readonly unknown[]) => {
        appended.push(all);
        return { revision: '0', position: '1', repeated: false };
      },
    } as unknown as EventLog;
    let closed = true;
    closeForWriting(log, () => closed);
    await expect(log.append('a', 'absent', [])).rejects.toBeInstanceOf(LogUnavailable);
    expect(appended).toEqual([]);
    closed = false;
    expect(await log.append('a', 'absent', [])).toMatchObject({ revision: '0' });
    expect(appended).toEqual([['a', 'absent', []]]);
    closed = true;
    await expect(log.append('a', '0', [])).rejects.toBeInstanceOf(LogUnavailable);
    expect(appended).toHaveLength(1);
  });
});
