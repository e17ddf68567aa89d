import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventLog, LogReader } from '@xiaohao/event-log';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { SqliteEventLog, SqliteLogReader } from '@xiaohao/event-log/sqlite';

/** Where a log lies: a data folder, or the address of an event store and the prefix of its streams. */
export interface Place {
  readonly at: string;
  readonly prefix: string;
}

const isStore = ({ at }: Place): boolean => /^[a-z+]+:\/\//.test(at);
const folderOf = ({ at }: Place): string => join(at, 'log');

/** There is no log where one is to be read. */
export class NoLog extends Error {
  override readonly name = 'NoLog';
}

/** @throws NoLog, InvalidAddress */
export async function openToRead(place: Place): Promise<LogReader> {
  if (isStore(place)) return new EventStoreLog({ url: place.at, prefix: place.prefix });
  if (!existsSync(join(folderOf(place), 'events.db'))) throw new NoLog(place.at);
  return SqliteLogReader.open({ folder: folderOf(place) });
}

/** @throws LogInUse, InvalidAddress */
export async function openToWrite(place: Place): Promise<EventLog> {
  return isStore(place)
    ? new EventStoreLog({ url: place.at, prefix: place.prefix })
    : SqliteEventLog.open({ folder: folderOf(place) });
}
