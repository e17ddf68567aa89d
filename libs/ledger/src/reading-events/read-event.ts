import { EventUnreadable, type RecordedEvent } from '@xiaohao/event-log';
import { parseRaw, type RawEvent } from '@xiaohao/projection-runtime';

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws EventUnreadable when it is not what every event is: data and metadata, each a JSON object */
export function readEvent(raw: RawEvent): RecordedEvent {
  let event: RecordedEvent;
  try {
    event = parseRaw(raw);
  } catch {
    throw new EventUnreadable(raw.stream, raw.revision);
  }
  if (!isObject(event.data) || !isObject(event.metadata))
    throw new EventUnreadable(raw.stream, raw.revision, 'its data or its metadata is no object');
  return event;
}
