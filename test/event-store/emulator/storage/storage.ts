import { RecentIds } from './recent-ids.js';
import { deletedRevision, noRevision } from './revisions.js';
import type { ProposedEvent, StoredEvent } from './stored-event.js';
import { emptyMetadata, readStreamMetadata, type StreamMetadata } from './stream-metadata.js';
import { isMetastream, metastreamOf, originalOf } from './stream-names.js';

/** One stream: its events by revision, `undefined` where one was removed. */
interface StreamOfEvents {
  readonly events: (StoredEvent | undefined)[];
  tombstone: StoredEvent | undefined;
  metadata: StreamMetadata | undefined;
}

const metadataOfMetastreams: StreamMetadata = Object.freeze({ maxCount: 1 });
const firstPosition = 64;
const recordOverhead = 72;

/** The log and its index by stream. It decides nothing and hides nothing: that is what the functions beside it do. */
export class Storage {
  readonly recentIds = new RecentIds();
  private readonly log: (StoredEvent | undefined)[] = [];
  private readonly positions: number[] = [];
  private readonly streams = new Map<string, StreamOfEvents>();
  private head = firstPosition;

  /** How many records were ever written. */
  get length(): number {
    return this.log.length;
  }

  /** The position that the next record gets. */
  get headPosition(): number {
    return this.head;
  }

  /** The record at a place in the log; `undefined` when it was removed. */
  at(index: number): StoredEvent | undefined {
    return this.log[index];
  }

  positionAt(index: number): number {
    return this.positions[index] ?? this.head;
  }

  /** The first place whose position is not below the given one. */
  indexOf(position: number): number {
    let low = 0;
    let high = this.positions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.positions[middle] as number) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Revision of the stream's last event; `deletedRevision` once there is a tombstone, on the stream's metastream too. */
  lastRevision(stream: string): number {
    const found = this.streams.get(stream);
    if (found?.tombstone) return deletedRevision;
    if (isMetastream(stream) && this.streams.get(originalOf(stream))?.tombstone) return deletedRevision;
    return found ? found.events.length - 1 : noRevision;
  }

  eventAt(stream: string, revision: number): StoredEvent | undefined {
    return this.streams.get(stream)?.events[revision];
  }

  tombstoneOf(stream: string): StoredEvent | undefined {
    return this.streams.get(stream)?.tombstone;
  }

  /** What the last event of `$$stream` says, if it is flagged as JSON. */
  metadataOf(stream: string): StreamMetadata {
    if (isMetastream(stream)) return metadataOfMetastreams;
    const meta = this.streams.get(metastreamOf(stream));
    if (!meta) return emptyMetadata;
    if (!meta.metadata) {
      const last = meta.events.at(-1);
      meta.metadata = last?.isJson ? readStreamMetadata(last.data) : emptyMetadata;
    }
    return meta.metadata;
  }

  isSoftDeleted(stream: string): boolean {
    return this.metadataOf(stream).truncateBefore === deletedRevision;
  }

  /** Adds a record behind the stream's last one, or a tombstone. */
  write(stream: string, proposed: ProposedEvent, created: number, tombstone = false): StoredEvent {
    const { id, type, isJson, data, metadata } = proposed;
    const revision = tombstone ? deletedRevision : (this.streams.get(stream)?.events.length ?? 0);
    const event = { position: this.head, stream, revision, id, type, isJson, created, data, metadata };
    this.restore(event);
    return event;
  }

  /** Takes in a record as it was written once; records must come in the order of their positions. */
  restore(event: StoredEvent): void {
    let found = this.streams.get(event.stream);
    if (!found) {
      found = { events: [], tombstone: undefined, metadata: undefined };
      this.streams.set(event.stream, found);
    }
    if (event.revision === deletedRevision) found.tombstone = event;
    else found.events[event.revision] = event;
    found.metadata = undefined;
    this.log.push(event);
    this.positions.push(event.position);
    const { stream, type, data, metadata } = event;
    this.head =
      event.position + recordOverhead + 2 * (stream.length + type.length) + data.length + metadata.length;
  }

  /** Puts another record, or none, in the place of one, as no writer could. False when there is none at the position. */
  replace(position: number, change: (event: StoredEvent) => StoredEvent | undefined): boolean {
    const index = this.indexOf(position);
    const event = this.log[index];
    if (event?.position !== position) return false;
    const changed = change(event);
    this.log[index] = changed;
    const found = this.streams.get(event.stream);
    if (found && event.revision !== deletedRevision) found.events[event.revision] = changed;
    if (found) found.metadata = undefined;
    return true;
  }
}
