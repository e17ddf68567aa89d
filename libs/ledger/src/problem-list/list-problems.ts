import { decodeRow } from '@xiaohao/projection-runtime';
import { readCursor, writeCursor } from '../asking/cursor.js';
import { InvalidQuery, type Ledger } from '../asking/ledger.js';
import type { Bound } from '../asking/rows.js';
import { scopeOf, where } from '../asking/scope.js';
import { phraseOf } from '../search/phrase.js';
import { conditionsOf } from './conditions.js';
import { type ListProblems, type ProblemFilter, type ProblemSort, problemSorts } from './filter.js';
import { type ProblemRow, problem } from './problem-row.js';
import { wayOf } from './way.js';

/** One line of the list. */
export type ProblemLine = Omit<ProblemRow, 'ordinal' | 'dueOrder' | 'overdueOrder' | 'identifiedMonth'>;

export interface ProblemPage {
  readonly problems: readonly ProblemLine[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
  readonly total?: number;
}

const largestPage = 200;
const sortColumns = {
  number: 'ordinal',
  dueOn: 'dueOrder',
  identifiedAt: 'identifiedAt',
  lastEventAt: 'lastEventAt',
} as const;

const columns = Object.keys(problem.columns)
  .map((column) => `p.${column}`)
  .join(', ');

/**
 * The same for equal filters, however they were spelled; a cursor is good for one of them. Today is no part of it:
 * whoever turns pages over midnight goes on.
 */
const bindingOf = (filter: ProblemFilter, sort: string, direction: string, reader: string): string =>
  JSON.stringify([
    'problems',
    sort,
    direction,
    reader,
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, name === 'overdueOn' ? true : value] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);

function lineOf({
  ordinal: _o,
  dueOrder: _r,
  overdueOrder: _d,
  identifiedMonth: _m,
  ...line
}: ProblemRow): ProblemLine {
  return line;
}

interface Where {
  readonly sql: readonly string[];
  readonly values: readonly Bound[];
}

/** After the row that sorts by `value`, `ordinal`; the first comparison is what the index can use. */
function after(sort: ProblemSort, direction: string, place: readonly (string | number)[]): Where {
  const [value = '', ordinal = 0] = place;
  const beyond = direction === 'asc' ? '>' : '<';
  if (sort === 'number') return { sql: [`p.ordinal ${beyond} ?`], values: [value] };
  const column = `p.${sortColumns[sort]}`;
  return {
    sql: [`${column} ${beyond}= ?`, `(${column} ${beyond} ? OR p.ordinal ${beyond} ?)`],
    values: [value, value, ordinal],
  };
}

/**
 * A page of problems, in an order that does not change while pages are turned; ties go by number. Throws
 * `InvalidQuery` for a sort or page size there is not, `InvalidCursor` for a cursor of another list.
 */
export function listProblems(ledger: Ledger, asked: ListProblems): ProblemPage {
  const { filter = {}, sort = 'number', direction = 'desc', pageSize = 50, reader = '' } = asked;
  if (!problemSorts.includes(sort)) throw new InvalidQuery('sort', `one of ${problemSorts.join(', ')}`);
  if (direction !== 'asc' && direction !== 'desc') throw new InvalidQuery('direction', 'asc or desc');
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > largestPage)
    throw new InvalidQuery('pageSize', `a whole number from 1 to ${largestPage}`);
  const binding = bindingOf(filter, sort, direction, reader);
  const place =
    asked.cursor === undefined ? undefined : readCursor(ledger.cursorSecret, binding, asked.cursor);

  const phrase = filter.text === undefined ? null : phraseOf(filter.text);
  if (filter.text !== undefined && phrase === null)
    return { problems: [], next: null, ...(asked.total ? { total: 0 } : {}) };
  const conditions = conditionsOf(filter);
  const scope = scopeOf(asked.grant);
  const way = wayOf(ledger, conditions, phrase, scope, { sort, pageSize });
  const text: readonly string[] =
    phrase === null
      ? []
      : [
          way.textIn
            ? 'p.ordinal IN (SELECT rowid FROM problem_search WHERE problem_search MATCH ?)'
            : 'problem_search MATCH ?',
        ];
  const all: Where = {
    sql: [...text, ...scope.sql, ...conditions.map(({ sql }) => sql)],
    values: [
      ...scope.values,
      ...(phrase === null ? [] : [phrase]),
      ...conditions.flatMap(({ values }) => values),
    ],
  };
  const rest = place === undefined ? { sql: [], values: [] } : after(sort, direction, place);
  const order =
    way.from.startsWith('problem_search') && sort === 'number' ? 'problem_search.rowid' : undefined;
  const seek = order === undefined ? rest.sql : rest.sql.map((sql) => sql.replace('p.ordinal', order));
  const orderBy =
    sort === 'number'
      ? `${order ?? 'p.ordinal'} ${direction}`
      : `p.${sortColumns[sort]} ${direction}, p.ordinal ${direction}`;
  const found = ledger
    .all<Record<string, never>>(
      `SELECT ${columns} FROM ${way.from}${where([...all.sql, ...seek])} ORDER BY ${orderBy} LIMIT ?`,
      ...all.values,
      ...rest.values,
      pageSize + 1,
    )
    .map((row) => decodeRow<ProblemRow>(problem, row));
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  return {
    problems: page.map(lineOf),
    next: last ? writeCursor(ledger.cursorSecret, binding, [last[sortColumns[sort]], last.ordinal]) : null,
    ...(asked.total
      ? { total: ledger.count(`SELECT count(*) AS n FROM ${way.from}${where(all.sql)}`, ...all.values) }
      : {}),
  };
}
