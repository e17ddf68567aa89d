import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventLog, LogReader } from '@xiaohao/event-log';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { SqliteEventLog, SqliteLogReader } from '@xiaohao/event-log/sqlite';
import { readAddress } from '@xiaohao/event-log/store-address';
import { metAt, noting } from './whose-failure.js';

/** Where a log lies: a data folder, or the address of an event store and the prefix of its streams. */
export interface Place {
  readonly at: string;
  readonly prefix: string;
}

export const isStore = ({ at }: Place): boolean => /^[a-z+]+:\/\//.test(at);
const folderOf = ({ at }: Place): string => join(at, 'log');

/** As it may be told to anybody: of a store its hosts, never who logs in. @throws InvalidAddress */
export const shown = (place: Place): string =>
  `${isStore(place) ? readAddress(place.at).shown : place.at} ${place.prefix}`.trim();

/** There is no log where one is to be read. */
export class NoLog extends Error {
  override readonly name = 'NoLog';
}

/** Another ledger of the same server would take the events for its own, for its prefix begins theirs. */
export class WithinAnother extends Error {
  override readonly name = 'WithinAnother';
  constructor(
    /** The other one's; empty where it has none. */
    readonly prefix: string,
    readonly stream: string,
  ) {
    super(`there is a ledger with the prefix ${JSON.stringify(prefix)}`);
  }
}

/** The events of the one would be events of the other. */
export class OneWithinTheOther extends Error {
  override readonly name = 'OneWithinTheOther';
}

/** What a server holds first, whoever wrote it: two addresses with the same are of one server. */
async function firstEvent(place: Place): Promise<string | undefined> {
  const log = noting(place, new EventStoreLog({ url: place.at }));
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

/**
 * All ledgers have streams of the same names: where one of the source's stands under a beginning of the target's
 * prefix, there is a ledger to which the copy would belong, too.
 * @throws WithinAnother, LogUnavailable
 */
export async function mustNotBeOfAnother(target: Place, stream: string): Promise<void> {
  if (!isStore(target) || target.prefix === '') return;
  const log = noting(target, new EventStoreLog({ url: target.at }));
  try {
    for (let length = 0; length < target.prefix.length; length += 1) {
      const prefix = target.prefix.slice(0, length);
      if ((await log.firstRevision(prefix + stream)) !== null)
        throw new WithinAnother(prefix, prefix + stream);
    }
  } finally {
    await log.close();
  }
}

/** @throws NoLog, InvalidAddress */
export async function openToRead(place: Place): Promise<LogReader> {
  if (isStore(place)) return noting(place, new EventStoreLog({ url: place.at, prefix: place.prefix }));
  if (!existsSync(join(folderOf(place), 'events.db'))) throw new NoLog(shown(place));
  return noting(place, await metAt(place, SqliteLogReader.open({ folder: folderOf(place) })));
}

/** @throws LogInUse, InvalidAddress */
export async function openToWrite(place: Place): Promise<EventLog> {
  return noting(
    place,
    isStore(place)
      ? new EventStoreLog({ url: place.at, prefix: place.prefix })
      : await metAt(place, SqliteEventLog.open({ folder: folderOf(place) })),
  );
}
