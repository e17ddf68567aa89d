import type { RecordedEvent } from '@xiaohao/event-log';
import type { RowStore } from './row-store.js';
import type { SearchSpec, TableSpec } from './table.js';

export type Handler = (event: RecordedEvent, rows: RowStore) => void;

/** The streams that a view reads, and what it does with their events. */
export interface StreamClaim {
  /** What stands before the first `-` of the stream's name, or the whole name: `problem`, `organisation`. */
  readonly kind: string;
  /**
   * The highest schema version that is understood, by event type. Another type or a higher version parks
   * the stream. `any`: nothing but the metadata is looked at, so that every event is understood.
   */
  readonly known: Readonly<Record<string, number>> | 'any';
  readonly on?: Readonly<Record<string, Handler | undefined>>;
  /** Called for every event of these streams, after its own handler. */
  readonly every?: Handler;
}

/**
 * One question's answer, folded from the log. Handlers are deterministic: they see the event and the rows
 * and nothing else, and what they write does not depend on how streams are interleaved.
 */
export interface View {
  readonly name: string;
  /** To be raised when a handler gives other rows than before; changed tables are noticed by themselves. */
  readonly version: number;
  readonly claims: readonly StreamClaim[];
  readonly tables: readonly TableSpec[];
  readonly search?: readonly SearchSpec[];
}

/** What a {@link StreamClaim} calls the kind of a stream. */
export function kindOf(stream: string): string {
  const dash = stream.indexOf('-');
  return dash < 0 ? stream : stream.slice(0, dash);
}
