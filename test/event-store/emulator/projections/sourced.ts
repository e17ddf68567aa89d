import {
  deletedRevision,
  isMetastream,
  originalOf,
  readStreamMetadata,
  resolveLink,
  type Storage,
  type StoredEvent,
  visiblePart,
} from '../storage/index.js';
import type { QueryDefinition } from './query-definition.js';

/** An event as a projection meets it: `record` is what stands in the source, `event` what it is about. */
export interface SourcedEvent {
  readonly record: StoredEvent;
  readonly event: StoredEvent;
  /** Empty where the source is no category. */
  readonly category: string;
}

/** What one record is to a projection; `deleted` names a partition that is gone. */
export type Sourced = SourcedEvent | { readonly record: StoredEvent; readonly deleted: string };

/** Tells what a record is to a projection, if anything. */
export type Sourcing = (storage: Storage, record: StoredEvent, now: number) => Sourced | undefined;

const text = new TextDecoder();

/** The stream that an event deletes: a tombstone, or the metadata that a soft delete writes. */
export function streamDeletedBy({ stream, type, data }: StoredEvent): string | undefined {
  if (!isMetastream(stream)) return type === '$streamDeleted' ? stream : undefined;
  if (type !== '$metadata') return undefined;
  return readStreamMetadata(data).truncateBefore === deletedRevision ? originalOf(stream) : undefined;
}

/** Events that say they are JSON and are not never reach a projection. */
function isSound({ isJson, data }: StoredEvent): boolean {
  if (!isJson) return true;
  try {
    JSON.parse(text.decode(data));
    return true;
  } catch {
    return false;
  }
}

/** How a definition chooses. Records come in the order of the log, whatever the source. */
export const sourcingOf = (definition: QueryDefinition): Sourcing =>
  definition.allStreams ? fromEverything(definition) : fromStreams(definition);

function fromEverything({ allEvents, events, includeLinks, handlesDeletes }: QueryDefinition): Sourcing {
  const types = new Set(events);
  return (_storage, record) => {
    const { stream, type } = record;
    if (type === '$>' && !includeLinks) return undefined;
    const deleted = streamDeletedBy(record);
    if (deleted !== undefined && handlesDeletes) return { record, deleted };
    // Where types are named, metadata and what deletes a stream are no events.
    if (!allEvents && (deleted !== undefined || stream.startsWith('$') || !types.has(type))) return undefined;
    if (stream.startsWith('$') && !(isMetastream(stream) && !originalOf(stream).startsWith('$')))
      return undefined;
    return isSound(record) ? { record, event: record, category: '' } : undefined;
  };
}

function fromStreams({ streams, categories, allEvents, events, handlesDeletes }: QueryDefinition): Sourcing {
  const types = new Set(events);
  const categoryOf = new Map<string, string>([
    ...streams.map((stream) => [stream, ''] as const),
    ...categories.map((category) => [`$ce-${category}`, category] as const),
  ]);
  const ofCategories = categories.length > 0;
  return (storage, record, now) => {
    const category = categoryOf.get(record.stream);
    if (category === undefined || !isVisible(storage, record, now)) return undefined;
    const { event, link } = resolveLink(storage, record, now);
    if (!event || (ofCategories && !link)) return undefined;
    const deleted = streamDeletedBy(event);
    if (deleted !== undefined) return handlesDeletes ? { record, deleted } : undefined;
    if (!allEvents && !types.has(event.type)) return undefined;
    return isSound(event) ? { record, event, category } : undefined;
  };
}

function isVisible(storage: Storage, { stream, revision, created }: StoredEvent, now: number): boolean {
  const part = visiblePart(storage, stream, now);
  return typeof part !== 'string' && revision >= part.first && created >= part.oldest;
}
