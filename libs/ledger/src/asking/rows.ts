import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { decodeRow, type Table } from '@xiaohao/projection-runtime';

/** A value of a statement; values with names stand before those without. */
export type Bound = SQLInputValue | Readonly<Record<string, SQLInputValue>>;

/** Prepared statements kept; the texts come from allow-lists, but filters combine. */
const mostStatements = 400;

/** Reads rows over one read-only connection. */
export class Rows {
  readonly #statements = new Map<string, StatementSync>();

  constructor(readonly db: DatabaseSync) {}

  /** Rows as the columns are named in the SQL. */
  all<Row extends object>(sql: string, ...values: readonly Bound[]): readonly Row[] {
    return this.#prepare(sql).all(...(values as readonly SQLInputValue[])) as unknown as readonly Row[];
  }

  one<Row extends object>(sql: string, ...values: readonly Bound[]): Row | undefined {
    return this.#prepare(sql).get(...(values as readonly SQLInputValue[])) as unknown as Row | undefined;
  }

  /** Whole rows of a table: what follows `SELECT columns FROM table t`. */
  rows<Row extends object>(table: Table<Row>, rest: string, ...values: readonly Bound[]): readonly Row[] {
    const columns = Object.keys(table.columns).map((column) => `t.${column}`);
    return this.all<Record<string, never>>(
      `SELECT ${columns.join(', ')} FROM ${table.name} t ${rest}`,
      ...values,
    ).map((row) => decodeRow(table, row));
  }

  count(sql: string, ...values: readonly Bound[]): number {
    return Number(this.one<{ n: number }>(sql, ...values)?.n ?? 0);
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= mostStatements) this.#statements.clear();
    const made = this.db.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }
}
