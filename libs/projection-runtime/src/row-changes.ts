import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { encodeCell, placeholderOf } from './cells.js';
import type { ColumnType, TableSpec } from './table.js';
import type { AnyRow } from './table-store.js';

/**
 * Writes what is new in a row that is there. SQLite renews each index over a column that an UPDATE names, changed
 * or not; a row of many indexes of which an event changes two columns would cost ten times as much as a whole.
 */
export class RowChanges {
  readonly #columns: readonly (readonly [string, ColumnType])[];
  /** By the places of the columns that they set. */
  readonly #updates = new Map<string, StatementSync>();

  constructor(
    private readonly db: DatabaseSync,
    private readonly spec: TableSpec,
  ) {
    this.#columns = Object.entries(spec.columns).filter(([name]) => !spec.key.includes(name));
  }

  /** False when there is no such row after all. `key` as the columns keep it. */
  write(before: AnyRow, after: AnyRow, key: readonly SQLInputValue[]): boolean {
    const changed = this.#columns.filter(([name]) => before[name] !== after[name]);
    if (changed.length === 0) return true;
    const cells = changed.map(([name, type]) => encodeCell(type, after[name]));
    return Number(this.#update(changed.map(([name]) => name)).run(...cells, ...key).changes) === 1;
  }

  #update(names: readonly string[]): StatementSync {
    const list = names.join(', ');
    const known = this.#updates.get(list);
    if (known !== undefined) return known;
    const { name, key, columns } = this.spec;
    const equals = (column: string): string => `${column} = ${placeholderOf(columns[column] ?? 'text')}`;
    const made = this.db.prepare(
      `UPDATE ${name} SET ${names.map(equals).join(', ')} WHERE ${key.map(equals).join(' AND ')}`,
    );
    this.#updates.set(list, made);
    return made;
  }
}
