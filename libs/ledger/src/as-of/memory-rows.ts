import type { KeyPart, RowStore, Table } from '@xiaohao/projection-runtime';

type AnyRow = Readonly<Record<string, unknown>>;

/** Separates the parts of a key. */
const joint = '\u0000';

/** Rows in memory; a copy of them costs what a few rows cost, since rows are values. */
export class MemoryRows implements RowStore {
  readonly #tables = new Map<string, Map<string, AnyRow>>();

  constructor(of?: MemoryRows) {
    if (of !== undefined) for (const [name, rows] of of.#tables) this.#tables.set(name, new Map(rows));
  }

  get<Row extends object>(table: Table<Row>, ...key: readonly KeyPart[]): Row | undefined {
    return this.#tables.get(table.name)?.get(key.join(joint)) as Row | undefined;
  }

  put<Row extends object>(table: Table<Row>, row: Row): void {
    const plain = row as AnyRow;
    const rows = this.#tables.get(table.name) ?? new Map<string, AnyRow>();
    rows.set(table.key.map((column) => plain[column]).join(joint), plain);
    this.#tables.set(table.name, rows);
  }

  delete<Row extends object>(table: Table<Row>, ...key: readonly KeyPart[]): void {
    this.#tables.get(table.name)?.delete(key.join(joint));
  }

  /** All rows of a table. */
  all<Row extends object>(table: Table<Row>): readonly Row[] {
    return [...(this.#tables.get(table.name)?.values() ?? [])] as unknown as readonly Row[];
  }
}
