import { isPlace } from './check-read.js';
import { type EncodedEvent, encodeEvent } from './encode.js';
import { AppendTooLarge, InvalidAppend } from './errors.js';
import type { ExpectedRevision, NewEvent } from './event-log.js';

/** The most that one append may carry, in bytes as counted by `EncodedEvent.bytes`. */
export const appendLimit = 1_048_576;

const streamName = /^[A-Za-z0-9_-]{1,512}$/;
const typeName = /^[A-Za-z][A-Za-z0-9_.-]{0,255}$/;
const lowerCaseUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a stream of this name may exist; readers answer `exists: false` for every other name. */
export const isStreamName = (name: string): boolean => streamName.test(name);

const checkNames = (event: NewEvent): void => {
  if (!typeName.test(event.type)) throw new InvalidAppend(`not an event type: ${JSON.stringify(event.type)}`);
  if (!lowerCaseUuid.test(event.id))
    throw new InvalidAppend(`not a UUID in lower case: ${JSON.stringify(event.id)}`);
};

const repeatsAnId = (events: readonly NewEvent[]): boolean =>
  events.length > 1 && new Set(events.map((event) => event.id)).size < events.length;

/**
 * What every adapter does first with an append: holds it against the port's rules and encodes its events.
 * Throws {@link InvalidAppend} or {@link AppendTooLarge}; nothing has been sent by then.
 */
export const checkAppend = (
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): readonly EncodedEvent[] => {
  if (!isStreamName(stream)) throw new InvalidAppend(`not a stream name: ${JSON.stringify(stream)}`);
  if (expected !== 'absent' && !isPlace(expected))
    throw new InvalidAppend(`not a revision: ${JSON.stringify(expected)}`);
  if (events.length === 0) throw new InvalidAppend(`an append to ${stream} without events`);
  if (repeatsAnId(events)) throw new InvalidAppend(`an append to ${stream} repeats an event id`);
  let bytes = 0;
  const encoded = events.map((event) => {
    checkNames(event);
    const one = encodeEvent(event);
    bytes += one.bytes;
    return one;
  });
  if (bytes > appendLimit) throw new AppendTooLarge(bytes, appendLimit);
  return encoded;
};
