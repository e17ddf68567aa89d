import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { decodeRow, type EventSource, type Table } from '@xiaohao/projection-runtime';

/** Prepared statements kept; the texts come from allow-lists, but filters combine. */
const mostStatements = 400;

/** Questions after which what was counted is forgotten. */
const countedEvery = 2_000;

/** What queries read from: one read-only connection, the log, and the secret that cursors are bound with. */
export class Ledger {
  #asked = 0;
  readonly #counts = new Map<string, number>();
  readonly #statements = new Map<string, StatementSync>();

  constructor(
    readonly db: DatabaseSync,
    readonly log: Pick<EventSource, 'stream'>,
    readonly cursorSecret: Uint8Array,
  ) {}

  /** A count that may be some thousand questions old: for choosing a way, never for an answer. */
  about(sql: string, ...values: readonly SQLInputValue[]): number {
    if (this.#asked++ % countedEvery === 0) this.#counts.clear();
    const key = JSON.stringify([sql, values]);
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const count = this.count(sql, ...values);
    this.#counts.set(key, count);
    return count;
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= mostStatements) this.#statements.clear();
    const made = this.db.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }

  /** Rows as the columns are named in the SQL. */
  all<Row extends object>(sql: string, ...values: readonly SQLInputValue[]): readonly Row[] {
    return this.#prepare(sql).all(...values) as unknown as readonly Row[];
  }

  one<Row extends object>(sql: string, ...values: readonly SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...values) as unknown as Row | undefined;
  }

  /** Whole rows of a table: what follows `SELECT columns FROM table t`. */
  rows<Row extends object>(
    table: Table<Row>,
    rest: string,
    ...values: readonly SQLInputValue[]
  ): readonly Row[] {
    const columns = Object.keys(table.columns).map((column) => `t.${column}`);
    return this.#prepare(`SELECT ${columns.join(', ')} FROM ${table.name} t ${rest}`)
      .all(...values)
      .map((row) => decodeRow(table, row));
  }

  count(sql: string, ...values: readonly SQLInputValue[]): number {
    return Number(this.one<{ n: number }>(sql, ...values)?.n ?? 0);
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
