import type { Decider } from '@xiaohao/deciding';

/** An event as the domain sees it: a name and what it says. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/** A kind of aggregate: its decider, its streams, the versions of its events. */
export interface AggregateKind<
  Command,
  Event extends DomainEvent,
  State,
  Context,
  Code extends string = string,
> {
  readonly name: string;
  readonly decider: Decider<Command, Event, State, Context, Code>;
  /** The stream of one aggregate. */
  stream(id: string): string;
  /** Current schema version of each event type. */
  readonly schemaVersions: Readonly<Record<string, number>>;
  /**
   * Names the shape of the state. Snapshots under another name are ignored; absent: never snapshotted (for
   * states that JSON cannot say).
   */
  readonly snapshotVersion?: string;
}

/** An aggregate as it stands at one revision. */
export interface Loaded<State> {
  readonly stream: string;
  readonly state: State;
  readonly revision: 'absent' | string;
  /** The last revision that somebody other than the clock wrote; what `If-Match` is held against. */
  readonly handRevision: 'absent' | string;
  /** How many events stand behind the state. */
  readonly length: number;
}
