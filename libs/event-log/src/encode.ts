import { canonicalJson } from './canonical-json.js';
import { InvalidAppend } from './errors.js';
import type { NewEvent } from './event-log.js';
import { findUnstorable } from './find-unstorable.js';

/** An event as it is stored: `data` and `metadata` are canonical JSON (RFC 8785), the very text that is hashed. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  /** What counts against the limit: UTF-8 bytes of data and metadata, and of the type's name twice. */
  readonly bytes: number;
}

/**
 * What a canonical text shows when something in it may be unstorable: the escapes of control characters and
 * lone surrogates, and the controls that JSON leaves unescaped. A backslash before a `b` shows the same, so a
 * hit is only a reason to look closely; looking at every string of every event would double the cost.
 */
const suspicious = /\\[bfu]|[\u007f-\u009f]/;

const refuse = (value: unknown, part: string): never => {
  const found = findUnstorable(value);
  throw new InvalidAppend(`${part}${found?.pointer ?? ''} cannot be stored: ${found?.reason ?? 'notJson'}`);
};

/**
 * Canonical JSON of a value that may be stored. `part` names it in the refusal.
 * Throws {@link InvalidAppend} with the place of the first part that {@link findUnstorable} finds.
 */
export const encodeJson = (value: unknown, part: string): string => {
  const text = canonicalJson(value);
  if (text === undefined) return refuse(value, part);
  if (suspicious.test(text) && findUnstorable(value)) return refuse(value, part);
  return text;
};

/** Encodes one event; throws {@link InvalidAppend} when it carries what cannot be stored. */
export const encodeEvent = (event: NewEvent): EncodedEvent => {
  const data = encodeJson(event.data, `data of ${event.type}`);
  const metadata = encodeJson(event.metadata, `metadata of ${event.type}`);
  const bytes = Buffer.byteLength(data) + Buffer.byteLength(metadata) + 2 * event.type.length;
  return { id: event.id, type: event.type, data, metadata, bytes };
};
