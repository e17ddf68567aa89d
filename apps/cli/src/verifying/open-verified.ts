import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { SqliteLogReader } from '@xiaohao/event-log/sqlite';
import type { Verification } from '@xiaohao/integrity/verifying';

/** Where a log is read from to be verified. */
export interface VerifiedAt {
  /** A server's data folder, or a copy of one. */
  readonly dataDir: string;
  /** The address of the event store that holds the log; absent: what the folder holds is verified. */
  readonly store?: string;
  readonly prefix: string;
}

export interface Opened extends Pick<Verification, 'source' | 'remembered'> {
  /** How many events there are, for the progress; 0 where that is not known beforehand. */
  readonly total: number;
  close(): Promise<void>;
}

/** The file of a log is there and is none that could be opened. */
export class LogFileDamaged extends Error {
  override readonly name = 'LogFileDamaged';
}

const holdsLog = (folder: string): boolean => existsSync(join(folder, 'events.db'));

/** Undefined where there is no log. @throws InvalidAddress, LogFileDamaged */
export async function openVerified({ dataDir, store, prefix }: VerifiedAt): Promise<Opened | undefined> {
  const [log, copy] = [join(dataDir, 'log'), join(dataDir, 'log-copy')];
  if (store === undefined) return openFolder(holdsLog(log) ? log : copy);
  const known = await openFolder(copy);
  const there = new EventStoreLog({ url: store, prefix, times: { answer: 10_000 } });
  return {
    source: {
      after: (position, limit) =>
        there.readAllRaw(position === null ? { limit } : { after: position, limit }),
      firstOf: (stream) => there.firstRevision(stream),
    },
    // A node's copy still has what was taken out of the store.
    ...(known?.remembered ? { remembered: known.remembered } : {}),
    total: known?.total ?? 0,
    close: async () => {
      await there.close();
      await known?.close();
    },
  };
}

async function openFolder(folder: string): Promise<Opened | undefined> {
  if (!holdsLog(folder)) return undefined;
  const { reader, head } = await openedReader(folder);
  return {
    source: {
      after: (position, limit) =>
        upToDamage(limit, (limit) =>
          reader.readAllExact(position === null ? { limit } : { after: position, limit }),
        ),
    },
    remembered: (index) => reader.readAt(index),
    total: head === null ? 0 : reader.countUpTo(head),
    close: () => reader.close(),
  };
}

/** As many as can be read before a damaged page: fewer at once, until one alone cannot be. @throws what reading throws */
function upToDamage<T>(limit: number, read: (limit: number) => T): T {
  try {
    return read(limit);
  } catch (error) {
    if (limit === 1) throw error;
    return upToDamage(Math.floor(limit / 2), read);
  }
}

async function openedReader(folder: string) {
  try {
    const reader = await SqliteLogReader.open({ folder, patience: 0 });
    return { reader, head: await reader.head() };
  } catch (error) {
    throw new LogFileDamaged(String(error), { cause: error });
  }
}
