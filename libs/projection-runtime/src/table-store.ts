import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { encodeCell, placeholderOf } from './cells.js';
import { decodeRow } from './decode-row.js';
import { RowChanges } from './row-changes.js';
import type { KeyPart } from './row-store.js';
import type { ColumnType, TableSpec } from './table.js';

export type AnyRow = Readonly<Record<string, unknown>>;
type Slot = AnyRow | null;

/** Separates the parts of a key; no id, code or number may hold it. */
const joint = '\u0000';

/** The rows of one table: written ones wait for the flush, read ones are kept in two generations. */
export class TableStore {
  readonly #columns: readonly (readonly [string, ColumnType])[];
  readonly #limit: number;
  readonly #dirty = new Map<string, Slot>();
  /** Rows of an append-only table. */
  #added: AnyRow[] = [];
  #young = new Map<string, Slot>();
  #old = new Map<string, Slot>();
  readonly #select: StatementSync;
  readonly #write: StatementSync;
  readonly #delete: StatementSync;
  readonly #changes: RowChanges;

  /** `fresh`: an owned table is being filled stream by stream, so that what is not here is not there. */
  constructor(
    db: DatabaseSync,
    readonly spec: TableSpec,
    readonly fresh: boolean,
  ) {
    this.#columns = Object.entries(spec.columns);
    this.#limit = spec.cached ?? 2_000;
    const names = this.#columns.map(([name]) => name);
    const places = this.#columns.map(([, type]) => placeholderOf(type));
    const where = spec.key
      .map((column) => `${column} = ${placeholderOf(spec.columns[column] ?? 'text')}`)
      .join(' AND ');
    const values = names
      .filter((name) => !spec.key.includes(name))
      .map((name) => `${name} = excluded.${name}`);
    const conflict = `ON CONFLICT (${spec.key.join(', ')}) DO ${values.length === 0 ? 'NOTHING' : `UPDATE SET ${values.join(', ')}`}`;
    const insert = `INSERT INTO ${spec.name} (${names.join(', ')}) VALUES (${places.join(', ')})`;
    this.#select = db.prepare(`SELECT ${names.join(', ')} FROM ${spec.name} WHERE ${where}`);
    this.#write = db.prepare(fresh || spec.appendOnly ? insert : `${insert} ${conflict}`);
    this.#delete = db.prepare(`DELETE FROM ${spec.name} WHERE ${where}`);
    this.#changes = new RowChanges(db, spec);
  }

  keyOf(parts: readonly KeyPart[]): string {
    return parts.length === 1 ? String(parts[0]) : parts.join(joint);
  }

  keyOfRow(row: AnyRow): string {
    const { key } = this.spec;
    const [first] = key;
    return key.length === 1 && first !== undefined
      ? String(row[first])
      : key.map((column) => row[column]).join(joint);
  }

  find(key: string, parts: readonly KeyPart[]): AnyRow | undefined {
    const waiting = this.#dirty.get(key);
    if (waiting !== undefined) return waiting ?? undefined;
    if (this.fresh) return undefined;
    const young = this.#young.get(key);
    if (young !== undefined) return young ?? undefined;
    const old = this.#old.get(key);
    const found = old === undefined ? this.#read(parts) : old;
    this.#keep(key, found);
    return found ?? undefined;
  }

  set(key: string, row: Slot): void {
    this.#dirty.set(key, row);
  }

  add(row: AnyRow): void {
    this.#added.push(row);
  }

  get dirty(): number {
    return this.#dirty.size + this.#added.length;
  }

  /** Writes what waits, inside the caller's transaction; tells of each row so that an index can follow. */
  flush(wrote?: (row: AnyRow | null, key: readonly KeyPart[]) => void): void {
    for (const row of this.#added) this.#insert(row);
    for (const [key, row] of this.#dirty) {
      const parts = this.#parts(key, row);
      if (row !== null) this.#put(key, row, parts);
      else if (!this.fresh) this.#delete.run(...this.#bound(parts));
      wrote?.(row, parts);
    }
  }

  /** After the commit: what was written counts as read. */
  settle(): void {
    if (!this.fresh) for (const [key, row] of this.#dirty) this.#keep(key, row);
    this.#dirty.clear();
    this.#added = [];
  }

  /** After a rollback: nothing of the batch is believed. */
  forget(): void {
    this.#dirty.clear();
    this.#added = [];
    this.#young.clear();
    this.#old.clear();
  }

  /** What is known of the row as it is written says what of it is new. */
  #put(key: string, row: AnyRow, parts: readonly KeyPart[]): void {
    const before = this.#young.get(key) ?? this.#old.get(key);
    if (!before || !this.#changes.write(before, row, this.#bound(parts))) this.#insert(row);
  }

  #insert(row: AnyRow): void {
    const cells: SQLInputValue[] = [];
    for (const [name, type] of this.#columns) cells.push(encodeCell(type, row[name]));
    this.#write.run(...cells);
  }

  #read(parts: readonly KeyPart[]): Slot {
    const row = this.#select.get(...this.#bound(parts));
    if (row === undefined) return null;
    return decodeRow<AnyRow>(this.spec, row);
  }

  #keep(key: string, row: Slot): void {
    this.#young.set(key, row);
    if (this.#young.size <= this.#limit) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  #parts(key: string, row: Slot): readonly KeyPart[] {
    if (row !== null) return this.spec.key.map((column) => row[column] as KeyPart);
    return this.spec.key.length === 1 ? [key] : key.split(joint);
  }

  #bound(parts: readonly KeyPart[]): SQLInputValue[] {
    return this.spec.key.map((column, index) =>
      encodeCell(this.spec.columns[column] ?? 'text', parts[index]),
    );
  }
}
