import type { EmittedEvent } from './emitted-event.js';
import type { Handled, Handler } from './handler.js';
import { partitionOf } from './partition-of.js';
import { emptyPartition, type Partitions } from './partitions.js';
import type { ProjectionStreams } from './projection-streams.js';
import type { Sourced } from './sourced.js';

/** How a projection may write. */
export interface Output {
  readonly emitEnabled: boolean;
  /** Results are written as they change. */
  readonly running: boolean;
  readonly streams: ProjectionStreams;
}

/** Takes a projection from event to event: partitions, states, what is emitted. */
export class Fold {
  private loaded: string | undefined;

  constructor(
    private readonly handler: Handler,
    readonly partitions: Partitions,
    private readonly output: Output,
  ) {}

  /** What is to be written because of a record. @throws what the handler throws */
  take(sourced: Sourced): readonly EmittedEvent[] {
    if ('deleted' in sourced) {
      if (this.handler.definition.byCustomPartitions || !this.handler.definition.byStreams) return [];
      this.load(sourced.deleted);
      return this.keep(sourced.deleted, this.handler.deleted(sourced.deleted), []);
    }
    const partition = partitionOf(this.handler, sourced);
    if (partition === undefined) return [];
    const isNew = this.load(partition);
    const first = isNew ? this.handler.created(partition, sourced) : [];
    return this.keep(partition, this.handler.handle(partition, sourced), first);
  }

  /** True when the partition had no state. */
  private load(partition: string): boolean {
    if (this.loaded === partition) return false;
    const { state } = this.partitions.get(partition);
    const shared = this.handler.definition.biState ? this.partitions.get('').state : '';
    this.handler.load(state, shared);
    this.loaded = partition;
    return state === '';
  }

  private keep(
    partition: string,
    { state, shared, emitted }: Handled,
    first: readonly EmittedEvent[],
  ): readonly EmittedEvent[] {
    const events = [...first, ...emitted];
    if (events.length > 0 && !this.output.emitEnabled)
      throw new EmitRefused("'emit' is not allowed by the projection/configuration/mode");
    const before = this.partitions.get(partition);
    const result = this.resultFor(state, before);
    if (shared !== undefined) this.partitions.set('', { state: shared, result: undefined });
    if (state === before.state && result === before.result) return events;
    this.partitions.set(partition, { state, result });
    if (!this.output.running) return events;
    const isNew = before === emptyPartition && partition !== '';
    return [
      ...events,
      ...(isNew ? [this.catalogued(partition)] : []),
      ...(result === before.result ? [] : this.resultEvents(partition, result)),
    ];
  }

  private resultFor(state: string, before: { readonly state: string; readonly result: string | undefined }) {
    if (state === before.state) return before.result;
    return this.handler.definition.definesStateTransform ? this.handler.result() : state;
  }

  private catalogued(partition: string): EmittedEvent {
    return { stream: this.output.streams.partitions, type: '$partition', isJson: false, data: partition };
  }

  private resultEvents(partition: string, result: string | undefined): readonly EmittedEvent[] {
    const { streams } = this.output;
    const stream = streams.resultOf(partition);
    const type = result === undefined ? 'ResultRemoved' : 'Result';
    const event = { stream, type, isJson: true, data: result };
    if (partition === '') return [event];
    const link = { stream: streams.result, type: '$>', isJson: false, data: undefined };
    return [event, { ...link, linksToLastOf: stream }];
  }
}

/** An emission by a projection that may not emit; its message is the whole reason. */
export class EmitRefused extends Error {}
