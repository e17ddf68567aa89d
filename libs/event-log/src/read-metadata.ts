import type { EventMetadata } from './event-log.js';
import type { JsonObject } from './json.js';

/**
 * The metadata of a stored event. Looks only for what everything that reads events relies on: somebody who wrote past
 * the product may have left it out. @throws SyntaxError
 */
export function readMetadata(text: string): EventMetadata {
  const parsed: unknown = JSON.parse(text);
  if (!isMetadata(parsed)) throw new SyntaxError('the metadata are not those of an event');
  return parsed;
}

/** Whether what was parsed is an object with members, as the data of every event of ours are. */
export const isParsedObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether it is what every event of ours says of itself, as far as everything relies on it. */
export function isMetadata(value: unknown): value is EventMetadata {
  const { schemaVersion, recordedAt, actor } = (value ?? {}) as Partial<EventMetadata>;
  return (
    typeof schemaVersion === 'number' &&
    typeof recordedAt === 'string' &&
    typeof actor === 'object' &&
    actor !== null
  );
}
