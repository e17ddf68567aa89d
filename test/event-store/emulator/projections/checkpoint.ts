import { append, metastreamOf, type Storage, type StoredEvent, serverEvent } from '../storage/index.js';
import type { Partition } from './partitions.js';
import { type Place, placeIn, placeMembers } from './place.js';
import type { ProjectionStreams } from './projection-streams.js';
import type { QueryDefinition } from './query-definition.js';
import { isOfSameLife, type ProjectionVersion, stampIn, versionText } from './version-tag.js';

const text = new TextDecoder();
const bytes = new TextEncoder();

/** What is written down: how far, and the partitions that changed since the last time. */
export interface Checkpoint {
  readonly place: Place;
  readonly whole: Partition | undefined;
  readonly partitions: readonly (readonly [string, Partition])[];
}

/** Writes a checkpoint; of each stream only the last event matters. */
export function writeCheckpoint(
  storage: Storage,
  streams: ProjectionStreams,
  version: ProjectionVersion,
  { place, whole, partitions }: Checkpoint,
  now: number,
): void {
  const metadata = bytes.encode(JSON.stringify({ $v: versionText(version), ...placeMembers(place) }));
  const write = (stream: string, type: string, partition: Partition | undefined): void => {
    if (storage.lastRevision(stream) < 0)
      append(storage, metastreamOf(stream), 'any', [serverEvent('$metadata', '{"$maxCount":2}')], now);
    append(storage, stream, 'any', [{ ...serverEvent(type, jsonOf(partition)), metadata }], now);
  };
  for (const [name, partition] of partitions)
    if (name !== '') write(streams.checkpointOf(name), '$Checkpoint', partition);
  write(streams.checkpoint, '$ProjectionCheckpoint', whole);
}

/** How far the last checkpoint got; none when the projection was reset since. */
export function lastCheckpoint(
  storage: Storage,
  streams: ProjectionStreams,
  version: ProjectionVersion,
  definition: QueryDefinition,
): Place | undefined {
  const found = lastOwn(storage, streams.checkpoint, version);
  return found && placeIn(found.members, definition);
}

/** A partition as the last checkpoint has it. */
export function storedPartition(
  storage: Storage,
  streams: ProjectionStreams,
  version: ProjectionVersion,
  name: string,
): Partition | undefined {
  const stream = name === '' ? streams.checkpoint : streams.checkpointOf(name);
  const found = lastOwn(storage, stream, version);
  return found && partitionIn(found.event);
}

function lastOwn(storage: Storage, stream: string, version: ProjectionVersion) {
  const event = storage.eventAt(stream, storage.lastRevision(stream));
  const stamp = event && stampIn(event.metadata);
  return event && stamp && isOfSameLife(version, stamp.by) ? { event, members: stamp.members } : undefined;
}

function jsonOf(partition: Partition | undefined): string {
  if (!partition || partition.state === '') return '[]';
  const { state, result } = partition;
  return result === undefined ? `[${state}]` : `[${state},${result}]`;
}

/** @throws when what was written is no JSON, because the state was none */
function partitionIn({ data }: StoredEvent): Partition {
  const parts = JSON.parse(text.decode(data)) as readonly unknown[];
  const [state, result] = parts.map((part) => JSON.stringify(part));
  return { state: state ?? '', result };
}
