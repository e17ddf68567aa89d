import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ExpectedRevision, JsonObject } from '@xiaohao/event-log';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';

/** An event as no command of today gives it. */
export interface Written {
  readonly type: string;
  readonly data: JsonObject;
  /** 1 unless said. */
  readonly schemaVersion?: number;
}

/** Writes a stream, new or from a revision on, into the log of a folder that no server holds; the ids of its events. */
export async function writeStream(
  folder: string,
  stream: string,
  events: readonly Written[],
  after: ExpectedRevision = 'absent',
): Promise<readonly string[]> {
  const log = await SqliteEventLog.open({ folder: join(folder, 'log') });
  try {
    const ids = events.map(() => randomUUID());
    await log.append(
      stream,
      after,
      events.map(({ type, data, schemaVersion = 1 }, at) => ({
        id: ids[at] ?? '',
        type,
        data,
        metadata: {
          schemaVersion,
          actor: { kind: 'system', id: 'spec' },
          command: 'Spec',
          correlationId: randomUUID(),
          recordedAt: '2026-01-05T00:00:00.000Z',
        },
      })),
    );
    return ids;
  } finally {
    await log.close();
  }
}

/** The events of a stream in the log of a folder that no server holds. */
export async function readStream(folder: string, stream: string) {
  const log = await SqliteEventLog.open({ folder: join(folder, 'log') });
  try {
    return (await log.readStream(stream)).events;
  } finally {
    await log.close();
  }
}
