import type { EventMetadata } from './event-log.js';

/**
 * The metadata of a stored event. Looks only for what everything that reads events relies on: somebody who wrote past
 * the product may have left it out. @throws SyntaxError
 */
export function readMetadata(text: string): EventMetadata {
  const parsed = JSON.parse(text) as Partial<EventMetadata> | null;
  const { schemaVersion, recordedAt, actor } = parsed ?? {};
  const isWhole =
    typeof schemaVersion === 'number' &&
    typeof recordedAt === 'string' &&
    typeof actor === 'object' &&
    actor !== null;
  if (!isWhole) throw new SyntaxError('the metadata are not those of an event');
  return parsed as EventMetadata;
}
