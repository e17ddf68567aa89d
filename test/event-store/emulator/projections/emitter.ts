import {
  append,
  deletedRevision,
  metastreamOf,
  revisionText,
  type Storage,
  type StoredEvent,
  serverEvent,
} from '../storage/index.js';
import type { EmittedEvent } from './emitted-event.js';
import { isPast, type Place, placeIn, placeMembers } from './place.js';
import type { QueryDefinition } from './query-definition.js';
import { isOfSameLife, type ProjectionVersion, stampIn, versionText } from './version-tag.js';

/** What one event made a projection emit. */
export interface Emission {
  /** The record that was taken in. */
  readonly record: StoredEvent;
  /** The event that it is or leads to. */
  readonly cause: StoredEvent;
  readonly place: Place;
  readonly events: readonly EmittedEvent[];
}

/** An emitted event cannot be written; the message is why the projection faults. */
export class EmissionFailed extends Error {}

/** What was found in a stream that is emitted to. */
interface KnownStream {
  last: number;
  /** Up to here things were emitted before the projection began anew. */
  readonly done: Place | undefined;
}

const bytes = new TextEncoder();
const text = new TextDecoder();

/** Writes what one projection emits. What stands there already from before a restart is not written again. */
export class Emitter {
  private readonly known = new Map<string, KnownStream>();
  private readonly tracked = new Set<string>();

  constructor(
    private readonly version: ProjectionVersion,
    private readonly definition: QueryDefinition,
    /** The stream that names of streams are kept in, if they are. */
    private readonly tracking: string | undefined,
  ) {}

  /** @throws EmissionFailed when the stream is not this projection's own, or gone */
  write(storage: Storage, { record, cause, place, events }: Emission, now: number): void {
    for (const event of events) {
      const stream = this.open(storage, event.stream, now);
      if (stream.done && isPast(stream.done, record)) continue;
      this.track(storage, event.stream, now);
      const metadata = this.metadataFor(event, cause, place);
      const { type, isJson } = event;
      const proposed = { ...serverEvent(type, dataOf(storage, event)), isJson, metadata };
      append(storage, event.stream, 'any', [proposed], now);
      stream.last = storage.lastRevision(event.stream);
    }
  }

  private open(storage: Storage, stream: string, now: number): KnownStream {
    const last = storage.lastRevision(stream);
    const known = this.known.get(stream);
    if (known?.last === last) return known;
    if (last === deletedRevision)
      throw new EmissionFailed(`Stream : ${stream} is deleted. Cannot emit events to it`);
    const found = { last, done: this.doneIn(storage, stream, last) };
    if (!found.done) append(storage, metastreamOf(stream), 'any', [ownMetadata(stream, storage)], now);
    this.known.set(stream, found);
    return found;
  }

  private doneIn(storage: Storage, stream: string, last: number): Place | undefined {
    const event = storage.isSoftDeleted(stream) ? undefined : storage.eventAt(stream, last);
    if (!event) return undefined;
    const stamp = stampIn(event.metadata);
    if (!stamp)
      throw new EmissionFailed(
        `The '${stream}' stream managed by projection ${this.version.id} has been written to from the outside.`,
      );
    if (stamp.by.id !== this.version.id)
      throw new EmissionFailed(
        `Multiple projections emitting to the same stream detected.  Stream: '${stream}'. Last event projection: '${stamp.by.id}'.  Emitting projection: '${this.version.id}'`,
      );
    return isOfSameLife(this.version, stamp.by) ? placeIn(stamp.members, this.definition) : undefined;
  }

  private track(storage: Storage, stream: string, now: number): void {
    if (this.tracking === undefined || this.tracked.has(stream)) return;
    if (this.tracked.size === 0) {
      for (const name of trackedIn(storage, this.tracking)) this.tracked.add(name);
      if (this.tracked.has(stream)) return;
    }
    this.tracked.add(stream);
    const event = { ...serverEvent('$StreamTracked', stream), isJson: false };
    append(storage, this.tracking, 'any', [event], now);
  }

  private metadataFor(event: EmittedEvent, cause: StoredEvent, place: Place): Uint8Array {
    const stamp = JSON.stringify({ $v: versionText(this.version), ...placeMembers(place) });
    const own = Object.entries(event.metadata ?? {}).filter(([key]) => key !== '$causedBy');
    const members = own.map(([key, json]) => `${JSON.stringify(key)}:${json}`);
    members.push(`"$causedBy":${JSON.stringify(cause.id)}`);
    const correlation = own.some(([key]) => key === '$correlationId') ? undefined : correlationOf(cause);
    if (correlation !== undefined) members.push(`"$correlationId":${JSON.stringify(correlation)}`);
    return bytes.encode(`${stamp.slice(0, -1)},${members.join(',')}}`);
  }
}

/** The streams that a projection is known to have emitted to. */
export function trackedIn(storage: Storage, tracking: string): readonly string[] {
  const names: string[] = [];
  for (let revision = 0; revision <= storage.lastRevision(tracking); revision += 1) {
    const event = storage.eventAt(tracking, revision);
    if (event) names.push(text.decode(event.data));
  }
  return names;
}

function dataOf(storage: Storage, { data, linksToLastOf }: EmittedEvent): string | undefined {
  if (linksToLastOf === undefined) return data;
  return `${revisionText(storage.lastRevision(linksToLastOf))}@${linksToLastOf}`;
}

/** Whoever may read anything may read what projections of the system write. */
function ownMetadata(stream: string, storage: Storage) {
  const acl = stream.startsWith('$') ? { $r: '$all', $mr: '$all' } : {};
  const last = storage.lastRevision(stream);
  const json = { ...(last < 0 ? {} : { $tb: last + 1 }), $acl: acl };
  return serverEvent('$metadata', JSON.stringify(json));
}

function correlationOf({ isJson, metadata }: StoredEvent): string | undefined {
  if (!isJson || metadata.length === 0) return undefined;
  try {
    const { $correlationId } = JSON.parse(text.decode(metadata)) as { readonly $correlationId?: unknown };
    return typeof $correlationId === 'string' ? $correlationId : undefined;
  } catch {
    return undefined;
  }
}
