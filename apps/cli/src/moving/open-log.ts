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

/** The events of the one would be events of the other. */
export class OneWithinTheOther extends Error {
  override readonly name = 'OneWithinTheOther';
}

/** What a server holds first, whoever wrote it: two addresses with the same are of one server. */
async function firstEvent({ at }: Place): Promise<string | undefined> {
  const log = new EventStoreLog({ url: at });
  try {
    const [first] = await log.readAllRaw({ limit: 1 });
    return first && `${first.id} ${first.position}`;
  } finally {
    await log.close();
  }
}

/**
 * A copy into streams that the source itself takes for its own would never come to an end.
 * @throws OneWithinTheOther, InvalidAddress, LogUnavailable
 */
export async function mustBeApart(source: Place, target: Place): Promise<void> {
  const nested = source.prefix.startsWith(target.prefix) || target.prefix.startsWith(source.prefix);
  if (!nested || !isStore(source) || !isStore(target)) return;
  const first = await firstEvent(source);
  if (first !== undefined && first === (await firstEvent(target))) throw new OneWithinTheOther();
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
