/**
 * How a column is kept: `boolean` as 0 or 1, `json` as text, `hex` (digests, in lower-case hex) as bytes.
 * Every column but those of the key may be null.
 */
export type ColumnType = 'text' | 'integer' | 'boolean' | 'json' | 'hex';

export interface IndexSpec {
  readonly columns: readonly string[];
  /** Rows outside this condition are left out; SQL, written by the view's author, never by a reader. */
  readonly where?: string;
}

/** A table of a view, apart from the type of its rows. */
export interface TableSpec {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** The columns by which a row is found; unique. */
  readonly key: readonly string[];
  /**
   * Integer column that orders the table on disk. A table without one is clustered by its key, or, when it
   * is `heap`, by order of arrival.
   */
  readonly rowid?: string;
  /** For keys in random order or long rows: the key gets an index of its own, made last in a rebuild. */
  readonly heap?: boolean;
  /**
   * Rows are only ever added, never looked up or changed by a handler: the table is in order of arrival and
   * has no index over its key, which must nevertheless order the rows wholly.
   */
  readonly appendOnly?: boolean;
  /**
   * True when events of several streams touch one row. Only clustered tables may be shared; all others are
   * rebuilt without looking whether a row is there, because their stream comes as a whole. No view may have one that
   * reads a kind of stream which rebuilds divide among threads.
   */
  readonly shared?: boolean;
  readonly indexes?: readonly IndexSpec[];
  /** Rows kept decoded between batches; default 2,000. */
  readonly cached?: number;
}

/** A table whose rows are of type `Row`; the property `row` never holds anything. */
export interface Table<Row extends object> extends TableSpec {
  readonly row?: Row;
}

/** Names a table and checks its columns against the type of its rows. */
export function table<Row extends object>(
  spec: Omit<TableSpec, 'columns' | 'key' | 'rowid'> & {
    readonly columns: Readonly<Record<keyof Row & string, ColumnType>>;
    readonly key: readonly (keyof Row & string)[];
    readonly rowid?: keyof Row & string;
  },
): Table<Row> {
  return spec;
}

/**
 * A full-text index beside a table that has a `rowid`. It is written whenever a row of that table is, so
 * that table should hold the texts and nothing that changes oftener.
 */
export interface SearchSpec {
  readonly name: string;
  readonly table: TableSpec;
  readonly columns: readonly string[];
  /** One text a column, already cut into tokens by spaces. */
  readonly tokens: (row: never) => readonly string[];
}
