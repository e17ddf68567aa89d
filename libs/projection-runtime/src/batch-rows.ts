import type { DatabaseSync } from 'node:sqlite';
import type { KeyPart, RowStore } from './row-store.js';
import { SearchIndex } from './search-index.js';
import type { Table, TableSpec } from './table.js';
import { type AnyRow, TableStore } from './table-store.js';
import type { View } from './view.js';

interface Staged {
  readonly store: TableStore;
  readonly key: string;
  readonly row: AnyRow | null;
}

/** All tables' rows for one writer: what one handler wrote is staged until it is kept or dropped. */
export class BatchRows implements RowStore {
  readonly #stores = new Map<TableSpec, TableStore>();
  readonly #indexes = new Map<TableStore, SearchIndex>();
  readonly #staged: Staged[] = [];

  /** `fresh`: see {@link TableStore}; search indexes are then left for the end. */
  constructor(db: DatabaseSync, views: readonly View[], fresh: boolean) {
    for (const view of views) {
      for (const spec of view.tables)
        this.#stores.set(spec, new TableStore(db, spec, fresh && spec.shared !== true));
      if (!fresh)
        for (const search of view.search ?? [])
          this.#indexes.set(this.#store(search.table), new SearchIndex(db, search));
    }
  }

  get<Row extends object>(table: Table<Row>, ...key: readonly KeyPart[]): Row | undefined {
    const store = this.#store(table);
    const text = store.keyOf(key);
    for (let at = this.#staged.length - 1; at >= 0; at--) {
      const staged = this.#staged[at];
      if (staged?.store === store && staged.key === text) return (staged.row ?? undefined) as Row | undefined;
    }
    return store.find(text, key) as Row | undefined;
  }

  put<Row extends object>(table: Table<Row>, row: Row): void {
    const store = this.#store(table);
    const plain = row as AnyRow;
    this.#staged.push({ store, key: store.spec.appendOnly ? '' : store.keyOfRow(plain), row: plain });
  }

  delete<Row extends object>(table: Table<Row>, ...key: readonly KeyPart[]): void {
    const store = this.#store(table);
    this.#staged.push({ store, key: store.keyOf(key), row: null });
  }

  keep(): void {
    if (this.#staged.length === 0) return;
    for (const { store, key, row } of this.#staged)
      if (store.spec.appendOnly && row !== null) store.add(row);
      else store.set(key, row);
    this.#staged.length = 0;
  }

  drop(): void {
    this.#staged.length = 0;
  }

  get dirty(): number {
    let rows = 0;
    for (const store of this.#stores.values()) rows += store.dirty;
    return rows;
  }

  flush(): void {
    for (const store of this.#stores.values()) {
      const index = this.#indexes.get(store);
      store.flush(
        index &&
          ((row) => {
            if (row !== null) index.write(row);
          }),
      );
    }
  }

  settle(): void {
    for (const store of this.#stores.values()) store.settle();
  }

  forget(): void {
    this.drop();
    for (const store of this.#stores.values()) store.forget();
  }

  #store(spec: TableSpec): TableStore {
    const store = this.#stores.get(spec);
    if (store === undefined) throw new Error(`table ${spec.name} belongs to no view`);
    return store;
  }
}
