import type { DatabaseSync } from 'node:sqlite';
import type { EventSource } from '@xiaohao/projection-runtime';
import { type Bound, Rows } from './rows.js';

/** Questions after which what was counted is forgotten. */
const countedEvery = 2_000;

/** What queries read from: one read-only connection, the log, and the secret that cursors are bound with. */
export class Ledger extends Rows {
  #asked = 0;
  readonly #counts = new Map<string, number>();

  constructor(
    db: DatabaseSync,
    readonly log: Pick<EventSource, 'stream' | 'after'>,
    readonly cursorSecret: Uint8Array,
  ) {
    super(db);
  }

  /** A count that may be some thousand questions old: for choosing a way, never for an answer. */
  about(sql: string, ...values: readonly Bound[]): number {
    if (this.#asked++ % countedEvery === 0) this.#counts.clear();
    const key = JSON.stringify([sql, values]);
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const count = this.count(sql, ...values);
    this.#counts.set(key, count);
    return count;
  }
}

/** What was asked breaks the query's rules; `field` names the parameter. */
export class InvalidQuery extends Error {
  override readonly name = 'InvalidQuery';
  constructor(
    readonly field: string,
    readonly rule: string,
  ) {
    super(`${field}: ${rule}`);
  }
}

/** The cursor was not made here, or not for this filter, sort and reader. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}
