import { EventUnreadable } from './errors.js';
import type { ExpectedRevision, LogReader } from './event-log.js';

/** Where a stream ends, also where nobody can read its last event. @throws the log's errors */
export async function endOfStream(
  log: Pick<LogReader, 'readStream'>,
  stream: string,
): Promise<ExpectedRevision> {
  try {
    const [last] = (await log.readStream(stream, { direction: 'backward', limit: 1 })).events;
    return last?.revision ?? 'absent';
  } catch (error) {
    if (error instanceof EventUnreadable && error.stream === stream) return error.revision;
    throw error;
  }
}
