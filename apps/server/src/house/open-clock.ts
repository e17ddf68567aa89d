import { type Clock, realClock, VirtualClock } from '@xiaohao/clock';
import { type EventLog, EventUnreadable } from '@xiaohao/event-log';
import type { Configuration } from '../configuration/configuration.js';
import { beginLog, lastInstant } from './log-beginning.js';

/** So far before the log's end it is looked for: an event of after the clock was set back does not hide those before. */
const lookedAt = 200;

/** The latest time among the last events of a log, milliseconds since 1970; 0 where none can be read. */
async function lastRecorded(log: EventLog): Promise<number> {
  const head = await log.head();
  if (head === null) return 0;
  const after = String(Math.max(0, Number(head) - lookedAt));
  const read = await log.readAll({ after, limit: lookedAt }).catch((error: unknown) => {
    if (error instanceof EventUnreadable) return [];
    throw error;
  });
  return read.reduce((latest, { metadata }) => Math.max(latest, Date.parse(metadata.recordedAt) || 0), 0);
}

/** The clock that the log was begun under; a new log begins here. @throws ClockMismatch */
export async function openClock(configuration: Configuration, log: EventLog): Promise<Clock> {
  const begin = configuration.clockStart ?? new Date().toISOString();
  await beginLog(log, configuration.clock, begin);
  return configuration.clock === 'real'
    ? realClock(Date.now, await lastRecorded(log))
    : new VirtualClock((await lastInstant(log)) ?? begin);
}
