import { describe, expect, it } from '@jest/globals';
import { type EventLog, type NewEvent, WrongExpectedRevision } from '@xiaohao/event-log';
import { noteSharedFolder, OtherSharedFolder } from './shared-folder.js';

/** A log of which two processes see the same; the first read can be made to come before another's write. */
const oneLog = () => {
  const events: NewEvent[] = [];
  const log = {
    events,
    beforeAppend: async (): Promise<void> => undefined,
    readStream: async () => ({ events: [...events], exists: events.length > 0 }),
    append: async (stream: string, _expected: string, added: readonly NewEvent[]) => {
      await log.beforeAppend();
      if (events.length > 0) throw new WrongExpectedRevision(stream, 'absent', '0');
      events.push(...added);
    },
  };
  return log;
};
const check = (log: ReturnType<typeof oneLog>, secret: number): Promise<void> =>
  noteSharedFolder(log as unknown as EventLog, new Uint8Array(32).fill(secret), '2026-01-01T00:00:00.000Z');

describe('the folder that all nodes share', () => {
  it('is noted with the log once, and is the same for everybody who comes after', async () => {
    const log = oneLog();
    await check(log, 1);
    await check(log, 1);
    expect(log.events).toHaveLength(1);
    await expect(check(log, 2)).rejects.toBeInstanceOf(OtherSharedFolder);
  });

  it('is told from another one also by nodes that start at the same moment', async () => {
    const log = oneLog();
    log.beforeAppend = () => {
      log.beforeAppend = async () => undefined;
      return check(log, 1);
    };
    await expect(check(log, 2)).rejects.toBeInstanceOf(OtherSharedFolder);
  });

  it('leaves nothing of the secret in the log', async () => {
    const log = oneLog();
    await check(log, 7);
    expect(JSON.stringify(log.events)).not.toContain('0707');
  });
});
