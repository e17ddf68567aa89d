import { AllSource, afterPosition, afterRevision, type Source, StreamSource } from '../following/index.js';
import { asItStands, filterOf, resolveLink, type Storage, withoutOwnOfGroups } from '../storage/index.js';
import type { Delivery } from './delivery.js';
import type { GroupSettings } from './group-settings.js';

/** What a group has read and not sent, and what comes once more; the latter goes first. */
export class Backlog {
  readonly retries: Delivery[] = [];
  readonly fresh: Delivery[] = [];
  live = false;
  /** The stream was found deleted for ever before all of it was read; a group that wanted only what comes does not read it. */
  faulted = false;
  /** Revision or position of the last record that was read. */
  lastKnown: number | undefined;
  private readonly source: Source;
  private sequence = 0;

  constructor(
    private readonly storage: Storage,
    private readonly stream: string,
    private readonly settings: GroupSettings,
    private readonly checkpoint: number | undefined,
  ) {
    this.source = sourceFor(storage, stream, settings, checkpoint);
  }

  /** Reads on as long as there is room. */
  fill(): void {
    while (this.fresh.length < this.settings.bufferSize) {
      const next = this.source.next(this.live);
      if (next === 'deleted') {
        const reads = this.checkpoint !== undefined || this.settings.startFrom !== 'end';
        this.faulted = reads && !this.live;
        return;
      }
      if (next === undefined) {
        if (this.live) return;
        this.live = true;
        continue;
      }
      if ('checkpoint' in next) continue;
      const { event } = next;
      const resolved = this.settings.resolveLinkTos
        ? resolveLink(this.storage, event, Date.now(), this.live)
        : asItStands(event);
      this.sequence += 1;
      this.lastKnown = this.pointOf(event);
      this.fresh.push({ ...resolved, retryCount: 0, sequence: this.sequence });
    }
  }

  /** What a checkpoint says of an event. */
  pointOf(event: { readonly revision: number; readonly position: number }): number {
    return this.stream === '$all' ? event.position : event.revision;
  }

  /** Puts something back, before what was read later. */
  again(delivery: Delivery): void {
    const { sequence } = delivery;
    if (sequence === undefined) {
      this.retries.push(delivery);
      return;
    }
    const place = this.retries.findIndex((other) => (other.sequence ?? Infinity) > sequence);
    this.retries.splice(place < 0 ? this.retries.length : place, 0, delivery);
  }
}

function sourceFor(
  storage: Storage,
  stream: string,
  { startFrom, filter }: GroupSettings,
  checkpoint: number | undefined,
): Source {
  if (stream !== '$all') {
    if (checkpoint !== undefined) return new StreamSource(storage, stream, checkpoint + 1);
    const first = typeof startFrom === 'number' ? startFrom : afterRevision(storage, stream, startFrom);
    return new StreamSource(storage, stream, first);
  }
  const place =
    checkpoint === undefined && typeof startFrom === 'number'
      ? storage.indexOf(startFrom)
      : afterPosition(storage, checkpoint ?? startFrom);
  return new AllSource(storage, place === 'invalid' ? storage.length : place, {
    wanted: filter ? filterOf(filter.on, filter) : withoutOwnOfGroups,
    checkpointInterval: Number.POSITIVE_INFINITY,
  });
}
