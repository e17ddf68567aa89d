import { type EventLog, WrongExpectedRevision } from '@xiaohao/event-log';
import { type LogKeyEvent, logKeyEventVersions, logKeysStream } from '@xiaohao/integrity';
import { v7 } from 'uuid';

/**
 * Says in the log that another key signs from now on, once, however many nodes begin with it.
 * @returns the position, or null where that was said before. @throws what the log throws
 */
export async function introduceKey(
  log: EventLog,
  data: LogKeyEvent['data'],
  recordedAt: string,
): Promise<string | null> {
  const type: LogKeyEvent['type'] = 'LogKeyIntroduced';
  for (;;) {
    const [last] = (await log.readStream(logKeysStream, { direction: 'backward', limit: 1 })).events;
    if (last?.data['key'] === data.key) return null;
    try {
      const { position } = await log.append(logKeysStream, last?.revision ?? 'absent', [
        {
          id: v7(),
          type,
          data: { ...data },
          metadata: {
            schemaVersion: logKeyEventVersions[type],
            actor: { kind: 'system', id: 'system' },
            command: 'IntroduceLogKey',
            correlationId: v7(),
            recordedAt,
          },
        },
      ]);
      return position;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
}
