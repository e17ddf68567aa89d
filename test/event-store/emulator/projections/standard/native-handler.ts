import type { EmittedEvent } from '../emitted-event.js';
import type { Handled, Handler } from '../handler.js';
import { emptyDefinition, type QueryDefinition } from '../query-definition.js';
import type { SourcedEvent } from '../sourced.js';

/** What a standard projection emits for a record. */
export type Emission = (sourced: SourcedEvent) => EmittedEvent | undefined;

/** A projection that has no query and no state: it reads everything and writes links. */
export class NativeHandler implements Handler {
  readonly kind: string;
  readonly definition: QueryDefinition;

  constructor(
    name: string,
    private readonly emission: Emission,
    includeLinks: boolean,
  ) {
    this.kind = `EventStore.Projections.Core.Standard.${name}`;
    this.definition = { ...emptyDefinition, allStreams: true, definesFold: true, includeLinks };
  }

  partitionOf(): undefined {
    return undefined;
  }

  load(): void {}

  created(): readonly EmittedEvent[] {
    return [];
  }

  handle(_partition: string, sourced: SourcedEvent): Handled {
    const event = this.emission(sourced);
    return { state: '', shared: undefined, emitted: event ? [event] : [] };
  }

  deleted(): Handled {
    return { state: '', shared: undefined, emitted: [] };
  }

  result(): undefined {
    return undefined;
  }
}
