import type { EmittedEvent } from './emitted-event.js';
import type { QueryDefinition } from './query-definition.js';
import type { SourcedEvent } from './sourced.js';

/** What a handler has after an event: its state as text, empty for none. */
export interface Handled {
  readonly state: string;
  /** Of projections with two states. */
  readonly shared: string | undefined;
  readonly emitted: readonly EmittedEvent[];
}

/** What is done with events: by a query, or by one of the standard projections. Anything it throws is why the projection faults. */
export interface Handler {
  readonly definition: QueryDefinition;
  /** Its name in the reasons of faults. */
  readonly kind: string;
  /** The partition of an event where the query tells it; none passes the event by. */
  partitionOf(sourced: SourcedEvent): string | undefined;
  /** Begins to work on a partition; empty states are made anew. */
  load(state: string, shared: string): void;
  /** The first event of a partition, before it is handled. */
  created(partition: string, sourced: SourcedEvent): readonly EmittedEvent[];
  handle(partition: string, sourced: SourcedEvent): Handled;
  deleted(partition: string): Handled;
  /** What the state gives as result; none where it was filtered out. */
  result(): string | undefined;
}
