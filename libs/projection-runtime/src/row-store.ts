import type { Table } from './table.js';

export type KeyPart = string | number;

/**
 * The rows of a view as its handlers see them. Rows are values: a handler never changes one that it got, it
 * puts a new one. What a handler wrote is dropped when it throws.
 */
export interface RowStore {
  /** The row with this key, with what this very event wrote already in it. */
  get<Row extends object>(table: Table<Row>, ...key: readonly KeyPart[]): Row | undefined;
  /** Writes the row over whatever stood under its key. */
  put<Row extends object>(table: Table<Row>, row: Row): void;
  delete<Row extends object>(table: Table<Row>, ...key: readonly KeyPart[]): void;
}
