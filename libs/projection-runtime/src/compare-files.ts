import { createHash, hash } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { plainCell } from './plain-cell.js';
import { type PlainRow, plainRows } from './plain-rows.js';
import { skippedEvents } from './skipped-events.js';
import type { TableSpec } from './table.js';
import type { View } from './view.js';

/**
 * A row that is not what the log says. `altered`: it is there and says something else. `missing`: it is not there.
 * `unexpected`: it is there and no event has made it.
 */
export interface RowDifference {
  readonly kind: 'altered' | 'missing' | 'unexpected';
  readonly table: string;
  /** As the columns of the key keep it. */
  readonly key: readonly SQLOutputValue[];
  /** Columns that differ in an altered row. */
  readonly columns: readonly string[];
  /** SHA-256 of the row in either file, hex; null where it is not there. */
  readonly served: string | null;
  readonly replayed: string | null;
  /** The row itself, the replayed one where there is one; for whoever has to say what it is about. */
  readonly cells: Readonly<Record<string, SQLOutputValue>>;
}

export interface Comparison {
  readonly rows: number;
  /** As `viewsHash` gives it, of either file. */
  readonly servedHash: string;
  readonly replayedHash: string;
}

/**
 * Holds all rows of two files of views against each other, which must stand at the same position; the caller keeps
 * both from moving. Search indexes are not looked at.
 */
export function compareFiles(
  served: DatabaseSync,
  replayed: DatabaseSync,
  views: readonly View[],
  onDifference: (difference: RowDifference) => void,
): Comparison {
  const [ours, theirs] = [createHash('sha256'), createHash('sha256')];
  let rows = 0;
  for (const spec of [...views, skippedEvents].flatMap((view) => view.tables)) {
    for (const all of [ours, theirs]) all.update(`\n${spec.name}\n`);
    for (const [here, there] of pairs(spec, plainRows(served, spec), plainRows(replayed, spec))) {
      if (here) ours.update(`${here.text}\n`);
      if (there) theirs.update(`${there.text}\n`);
      if (here) rows += 1;
      if (here?.text !== there?.text) onDifference(differenceOf(spec, here, there));
    }
  }
  return { rows, servedHash: ours.digest('hex'), replayedHash: theirs.digest('hex') };
}

/** Rows of the same key side by side; one of the two may be absent. */
function* pairs(
  spec: TableSpec,
  served: Iterator<PlainRow>,
  replayed: Iterator<PlainRow>,
): Generator<readonly [PlainRow | undefined, PlainRow | undefined]> {
  const next = (rows: Iterator<PlainRow>): PlainRow | undefined => {
    const { done, value } = rows.next();
    return done ? undefined : value;
  };
  let [here, there] = [next(served), next(replayed)];
  while (here || there) {
    const order = here && there ? compareKeys(spec, here, there) : here ? -1 : 1;
    yield [order <= 0 ? here : undefined, order >= 0 ? there : undefined];
    if (order <= 0) here = next(served);
    if (order >= 0) there = next(replayed);
  }
}

function compareKeys({ key }: TableSpec, here: PlainRow, there: PlainRow): number {
  for (const column of key) {
    const order = compareCells(here.cells[column] ?? null, there.cells[column] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

const rank = (value: SQLOutputValue): number =>
  value === null ? 0 : typeof value === 'string' ? 2 : value instanceof Uint8Array ? 3 : 1;

/** The order in which SQLite gives them. */
function compareCells(a: SQLOutputValue, b: SQLOutputValue): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string') return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(String(b)));
  if (a instanceof Uint8Array) return Buffer.compare(a, b as Uint8Array);
  return a === b ? 0 : Number(a) < Number(b) ? -1 : 1;
}

function differenceOf(
  spec: TableSpec,
  here: PlainRow | undefined,
  there: PlainRow | undefined,
): RowDifference {
  const cells = there?.cells ?? here?.cells ?? {};
  const cell = (row: PlainRow, column: string): string =>
    JSON.stringify(plainCell(spec.columns[column] ?? 'text', row.cells[column]));
  const digest = (row: PlainRow | undefined): string | null => (row ? hash('sha256', row.text) : null);
  return {
    kind: here && there ? 'altered' : here ? 'unexpected' : 'missing',
    table: spec.name,
    key: spec.key.map((column) => cells[column] ?? null),
    columns:
      here && there
        ? Object.keys(spec.columns).filter((column) => cell(here, column) !== cell(there, column))
        : [],
    served: digest(here),
    replayed: digest(there),
    cells,
  };
}
