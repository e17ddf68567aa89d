import { type Clock, realClock, VirtualClock } from '@xiaohao/clock';
import type { EventLog } from '@xiaohao/event-log';
import type { Configuration } from '../configuration/configuration.js';
import { beginLog, lastInstant } from './log-beginning.js';

/** When the last event of a log was recorded, milliseconds since 1970; 0 where there is none, or it does not say so. */
async function lastRecorded(log: EventLog): Promise<number> {
  const head = await log.head();
  if (head === null) return 0;
  const [last] = await log.readAll({ after: String(Number(head) - 1), limit: 1 }).catch(() => []);
  return Date.parse(last?.metadata.recordedAt ?? '') || 0;
}

/** The clock that the log was begun under; a new log begins here. @throws ClockMismatch */
export async function openClock(configuration: Configuration, log: EventLog): Promise<Clock> {
  const begin = configuration.clockStart ?? new Date().toISOString();
  await beginLog(log, configuration.clock, begin);
  return configuration.clock === 'real'
    ? realClock(Date.now, await lastRecorded(log))
    : new VirtualClock((await lastInstant(log)) ?? begin);
}
