import type { Storage, StoredEvent } from '../storage/index.js';
import type { QueryDefinition } from './query-definition.js';

/** How far a projection has got: a position in everything, or a revision in each stream that it reads. */
export interface Place {
  /** Of the record that was looked at last; -1 before the first. */
  readonly position: number;
  /** Revisions by stream, -1 before the first; none where everything is read. */
  readonly streams: ReadonlyMap<string, number> | undefined;
}

/** Before everything. */
export function firstPlace({ allStreams, streams, categories }: QueryDefinition): Place {
  if (allStreams) return { position: -1, streams: undefined };
  const names = [...streams, ...categories.map((category) => `$ce-${category}`)];
  return { position: -1, streams: new Map(names.map((name) => [name, -1])) };
}

/** At a record that is of the source. */
export const placeAt = (before: Place, { position, stream, revision }: StoredEvent): Place => ({
  position,
  streams: before.streams && new Map([...before.streams, [stream, revision]]),
});

/** True for records that are behind. */
export const isPast = (place: Place, { position, stream, revision }: StoredEvent): boolean =>
  place.streams ? revision <= (place.streams.get(stream) ?? -1) : position <= place.position;

/** Where in the log there is something that is not behind. */
export function nextIndex(storage: Storage, { position, streams }: Place): number {
  if (!streams) return position < 0 ? 0 : storage.indexOf(position + 1);
  const indexes = [...streams].map(([stream, revision]) => {
    const last = revision < 0 ? undefined : storage.eventAt(stream, revision);
    return last ? storage.indexOf(last.position + 1) : 0;
  });
  return Math.min(...indexes);
}

/** As statistics show it. */
export function placeText({ position, streams }: Place): string {
  if (!streams) return position < 0 ? 'C:0/P:-1' : `C:${position}/P:${position}`;
  const parts = [...streams].map(([stream, revision]) => `${stream}: ${revision}`);
  return parts.length === 1 ? (parts[0] as string) : parts.map((part) => `${part}; `).join('');
}

/** As metadata of emitted events and checkpoints hold it. */
export const placeMembers = ({ position, streams }: Place): Readonly<Record<string, unknown>> =>
  streams ? { $s: Object.fromEntries(streams) } : { $c: Math.max(position, 0), $p: position };

/** The place that metadata holds. */
export function placeIn(
  members: Readonly<Record<string, unknown>>,
  definition: QueryDefinition,
): Place | undefined {
  const first = firstPlace(definition);
  const { $p, $s } = members;
  if (!first.streams) return typeof $p === 'number' ? { position: $p, streams: undefined } : undefined;
  if (typeof $s !== 'object' || $s === null) return undefined;
  const known = $s as Readonly<Record<string, number>>;
  return {
    position: -1,
    streams: new Map([...first.streams.keys()].map((stream) => [stream, known[stream] ?? -1])),
  };
}
