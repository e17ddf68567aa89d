import { sqlTypes } from './cells.js';
import type { SearchSpec, TableSpec } from './table.js';
import type { View } from './view.js';

const list = (columns: readonly string[]): string => columns.join(', ');
const isHeap = (spec: TableSpec): boolean =>
  spec.rowid !== undefined || spec.heap === true || spec.appendOnly === true;

export function createTable(spec: TableSpec): string {
  const columns = Object.entries(spec.columns).map(([name, type]) => {
    if (name === spec.rowid) return `${name} INTEGER PRIMARY KEY`;
    return `${name} ${sqlTypes[type]}${spec.key.includes(name) ? ' NOT NULL' : ''}`;
  });
  if (isHeap(spec)) return `CREATE TABLE ${spec.name} (${list(columns)})`;
  return `CREATE TABLE ${spec.name} (${list(columns)}, PRIMARY KEY (${list(spec.key)})) WITHOUT ROWID`;
}

/** What can be left until the rows are there. */
export function createIndexes(spec: TableSpec): readonly string[] {
  const keyed =
    isHeap(spec) && spec.appendOnly !== true && !(spec.key.length === 1 && spec.key[0] === spec.rowid);
  return [
    ...(keyed
      ? [`CREATE UNIQUE INDEX IF NOT EXISTS ${spec.name}_key ON ${spec.name} (${list(spec.key)})`]
      : []),
    ...(spec.indexes ?? []).map(
      ({ columns, where }) =>
        `CREATE INDEX IF NOT EXISTS ${spec.name}_by_${columns.join('_')} ON ${spec.name} (${list(columns)})${where === undefined ? '' : ` WHERE ${where}`}`,
    ),
  ];
}

/** Contentless: the texts stand in the table beside it. `ascii` leaves the cutting to the spaces. */
export function createSearch(spec: SearchSpec): string {
  return `CREATE VIRTUAL TABLE ${spec.name} USING fts5(${list(spec.columns)}, content='', contentless_delete=1, tokenize='ascii')`;
}

/** The runtime's own rows: where the fold stands, a rebuild's way, and what is parked. */
export const bookkeeping = [
  'CREATE TABLE checkpoint (one INTEGER PRIMARY KEY CHECK (one = 1), position TEXT)',
  'CREATE TABLE build (one INTEGER PRIMARY KEY CHECK (one = 1), up_to TEXT, boundary TEXT, stream TEXT, revision TEXT, done INTEGER NOT NULL, state TEXT NOT NULL, boot INTEGER NOT NULL)',
  `CREATE TABLE parked (stream TEXT NOT NULL, view TEXT NOT NULL, position TEXT NOT NULL, revision TEXT NOT NULL,
    event_id TEXT NOT NULL, type TEXT NOT NULL, error TEXT NOT NULL, since TEXT NOT NULL,
    attempts INTEGER NOT NULL, held INTEGER NOT NULL, PRIMARY KEY (stream, view)) WITHOUT ROWID`,
];

export const schemaOf = (view: View): readonly string[] => [
  ...view.tables.flatMap((spec) => [createTable(spec), ...createIndexes(spec)]),
  ...(view.search ?? []).map(createSearch),
];
