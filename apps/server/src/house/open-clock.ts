import { type Clock, realClock, VirtualClock } from '@xiaohao/clock';
import type { EventLog } from '@xiaohao/event-log';
import type { Configuration } from '../configuration/configuration.js';
import { beginLog, lastInstant } from './log-beginning.js';

/** The clock that the log was begun under; a new log begins here. @throws ClockMismatch */
export async function openClock(configuration: Configuration, log: EventLog): Promise<Clock> {
  const begin = configuration.clockStart ?? new Date().toISOString();
  await beginLog(log, configuration.clock, begin);
  return configuration.clock === 'real' ? realClock() : new VirtualClock((await lastInstant(log)) ?? begin);
}
