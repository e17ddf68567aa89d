import { EventUnreadable, type RecordedEvent } from '@xiaohao/event-log';
import { parseRaw, type RawEvent } from '@xiaohao/projection-runtime';

/** @throws EventUnreadable when it is not what every event is: data and metadata, each a JSON object */
export function readEvent(raw: RawEvent): RecordedEvent {
  try {
    return parseRaw(raw);
  } catch {
    throw new EventUnreadable(raw.stream, raw.revision);
  }
}
