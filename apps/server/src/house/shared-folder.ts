import { createHash } from 'node:crypto';
import { type EventLog, WrongExpectedRevision } from '@xiaohao/event-log';
import { v7 } from 'uuid';

/** The log is served with another shared folder: keys would be unknown here and files missing. */
export class OtherSharedFolder extends Error {
  override readonly name = 'OtherSharedFolder';
  constructor() {
    super(
      '此日志由另一共享文件夹的节点服务：各节点的 XIAOHAO_SHARED_DIR 必须指向同一处 / nodes with another shared folder serve this log: XIAOHAO_SHARED_DIR must be the same place for all of them',
    );
  }
}

const stream = 'shared-folder';

/** Tells folders with different secrets apart, no copy from what it was made of; says nothing of the secret. */
const fingerprint = (secret: Uint8Array): string =>
  createHash('sha256').update('xiaohao shared folder\n').update(secret).digest('hex').slice(0, 32);

/**
 * Holds a start against the shared folder that goes with a log, if that is known yet; gives whether it is.
 * @throws OtherSharedFolder
 */
export async function requireSameFolder(log: EventLog, secret: Uint8Array): Promise<boolean> {
  const [noted] = (await log.readStream(stream, { limit: 1 })).events;
  if (noted !== undefined && noted.data['fingerprint'] !== fingerprint(secret)) throw new OtherSharedFolder();
  return noted !== undefined;
}

/**
 * Notes at the first start which shared folder goes with a log, and holds every later start against it.
 * @throws OtherSharedFolder
 */
export async function noteSharedFolder(log: EventLog, secret: Uint8Array, now: string): Promise<void> {
  if (!(await requireSameFolder(log, secret))) {
    try {
      await log.append(stream, 'absent', [
        {
          id: v7(),
          type: 'SharedFolderNoted',
          data: { fingerprint: fingerprint(secret) },
          metadata: {
            schemaVersion: 1,
            actor: { kind: 'system', id: 'system' },
            command: 'NoteSharedFolder',
            correlationId: v7(),
            recordedAt: now,
          },
        },
      ]);
      return;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
  await requireSameFolder(log, secret);
}
