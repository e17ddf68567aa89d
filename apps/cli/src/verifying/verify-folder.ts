import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteLogReader } from '@xiaohao/event-log/sqlite';
import type { NoteKey } from '@xiaohao/integrity';
import { TileFolder } from '@xiaohao/integrity/folder';
import type { StoredLeaf } from '@xiaohao/integrity/following';
import { type KnownNote, type Report, verifyLog } from '@xiaohao/integrity/verifying';

export interface FolderToVerify {
  /** A data folder, a copy of one, or a backup. */
  readonly folder: string;
  /** The log's key; where there is none, no note counts as signed. */
  readonly log: NoteKey | undefined;
  readonly witnesses: readonly NoteKey[];
  readonly notes: readonly KnownNote[];
  /** Told every event as it is read. */
  readonly onEvent?: (event: StoredLeaf) => void;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reads a folder's log from end to end and holds it against its tree and notes; a file that cannot be opened is a finding. */
export async function verifyFolder(asked: FolderToVerify): Promise<Report> {
  const { folder, log, witnesses, notes, onEvent, onProgress } = asked;
  let reader: SqliteLogReader;
  let total: number;
  try {
    reader = await SqliteLogReader.open({ folder: join(folder, 'log'), patience: 0 });
    total = Number((await reader.head()) ?? 0);
  } catch (error) {
    if (existsSync(join(folder, 'log', 'events.db'))) return unreadable(error);
    throw error;
  }
  try {
    return verifyLog({
      source: {
        after(position, limit) {
          const events = reader.readAllExact(position === null ? { limit } : { after: position, limit });
          if (onEvent) for (const event of events) onEvent(event);
          return events;
        },
      },
      tiles: new TileFolder(join(folder, 'integrity')),
      log,
      witnesses,
      notes,
      ...(onProgress ? { onProgress: (done: number) => onProgress(done, total) } : {}),
    });
  } finally {
    await reader.close();
  }
}

const unreadable = (error: unknown): Report => ({
  events: 0,
  signed: 0,
  root: '',
  notes: [],
  findings: [{ kind: 'unreadable', index: 0, cause: String(error) }],
  more: 0,
});
