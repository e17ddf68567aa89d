import type { SQLInputValue } from 'node:sqlite';
import type { Grant } from '@xiaohao/access';
import { readCursor, writeCursor } from './cursor.js';
import { InvalidQuery, type Ledger } from './ledger.js';
import { scopeOf, where } from './scope.js';

/** What every register takes beside its own filter. */
export interface PageAsked {
  /** 1-200, default 50. */
  readonly pageSize?: number;
  readonly cursor?: string;
  /** Who asks; a cursor is good for the same reader alone. */
  readonly reader?: string;
  /** What the reader may see. */
  readonly grant: Grant;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}

/** A column of a register that may be asked for: how it is compared, in fixed SQL. */
export interface Restriction {
  readonly sql: string;
  readonly value: SQLInputValue | undefined;
}

interface Register {
  readonly name: string;
  /** Everything before `WHERE`; the problem of a row is `p` in it. */
  readonly select: string;
  readonly restrictions: readonly Restriction[];
  /** Columns that order the rows wholly, as the SQL names them and as the rows do. */
  readonly order: readonly (readonly [sql: string, name: string])[];
  readonly direction: 'asc' | 'desc';
}

const largestPage = 200;

/** One page of a register. Throws `InvalidQuery` for a page size there is not, `InvalidCursor`. */
export function readPage<Row extends object>(
  ledger: Ledger,
  { name, select, restrictions, order, direction }: Register,
  { pageSize = 50, cursor, reader = '', grant }: PageAsked,
): Page<Row> {
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > largestPage)
    throw new InvalidQuery('pageSize', `a whole number from 1 to ${largestPage}`);
  const used = restrictions.filter(({ value }) => value !== undefined);
  const binding = JSON.stringify([name, reader, used]);
  const place = cursor === undefined ? undefined : readCursor(ledger.cursorSecret, binding, cursor);
  const columns = order.map(([sql]) => sql);
  const beyond = `(${columns.join(', ')}) ${direction === 'asc' ? '>' : '<'} (${columns.map(() => '?').join(', ')})`;
  const scope = scopeOf(grant);
  const conditions = [...scope.sql, ...used.map(({ sql }) => sql), ...(place === undefined ? [] : [beyond])];
  const found = ledger.all<Row>(
    `${select}${where(conditions)} ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')} LIMIT ?`,
    ...scope.values,
    ...used.map(({ value }) => value ?? null),
    ...(place ?? []),
    pageSize + 1,
  );
  const rows = found.slice(0, pageSize);
  const last =
    found.length > pageSize ? (rows.at(-1) as Readonly<Record<string, string | number>>) : undefined;
  const next =
    last &&
    writeCursor(
      ledger.cursorSecret,
      binding,
      order.map(([, column]) => last[column] ?? ''),
    );
  return { rows, next: next ?? null };
}

/** Ids of a unit and of every unit under it; one value to bind. */
export const unitsUnder =
  'SELECT id FROM (WITH RECURSIVE under(id) AS (VALUES (?) UNION SELECT u.id FROM unit u JOIN under ON u.parent = under.id) SELECT id FROM under)';
