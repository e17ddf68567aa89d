import { isMetadata, isParsedObject, type RecordedEvent } from '@xiaohao/event-log';
import type { AggregateKind, DomainEvent, Loaded } from './aggregate.js';
import { StreamUnreadable } from './errors.js';

/** An aggregate to which nothing has happened yet. */
export function empty<C, E extends DomainEvent, S, X>(
  kind: AggregateKind<C, E, S, X>,
  stream: string,
): Loaded<S> {
  return { stream, state: kind.decider.initial, revision: 'absent', handRevision: 'absent', length: 0 };
}

/**
 * A stream's events as they were read from its first one on.
 * @throws StreamUnreadable where they begin at a later one: it was cut
 */
export function fromItsFirst(stream: string, events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const [first] = events;
  if (first && first.revision !== '0')
    throw new StreamUnreadable(stream, '0', `the stream begins at event ${first.revision}`);
  return events;
}

/** The aggregate one event later. @throws StreamUnreadable */
export function grown<C, E extends DomainEvent, S, X>(
  kind: AggregateKind<C, E, S, X>,
  at: Loaded<S>,
  event: Pick<RecordedEvent, 'type' | 'data' | 'revision' | 'metadata'>,
): Loaded<S> {
  if (!isMetadata(event.metadata))
    throw new StreamUnreadable(at.stream, event.revision, 'the metadata are not those of an event');
  if (!isParsedObject(event.data))
    throw new StreamUnreadable(at.stream, event.revision, 'the data are no object');
  return {
    stream: at.stream,
    state: evolved(kind, at, event),
    revision: event.revision,
    handRevision: event.metadata.actor.kind === 'clock' ? at.handRevision : event.revision,
    length: at.length + 1,
  };
}

/** What stands in the log was put there through the same decider: at a version that it still reads, or at a later one. */
function evolved<C, E extends DomainEvent, S, X>(
  { schemaVersions, decider }: AggregateKind<C, E, S, X>,
  { stream, state }: Loaded<S>,
  { type, data, revision, metadata }: Pick<RecordedEvent, 'type' | 'data' | 'revision' | 'metadata'>,
): S {
  const known = schemaVersions[type];
  if (known === undefined || metadata.schemaVersion > known)
    throw new StreamUnreadable(stream, revision, `${type} of version ${metadata.schemaVersion} is not known`);
  try {
    return decider.evolve(state, { type, data } as unknown as E);
  } catch (fault) {
    throw new StreamUnreadable(stream, revision, fault);
  }
}
