import { decodeRow } from '@xiaohao/projection-runtime';
import { readCursor, writeCursor } from '../asking/cursor.js';
import type { Ledger } from '../asking/ledger.js';
import { type Scope, scopeOf, where } from '../asking/scope.js';
import { phraseOf } from '../search/phrase.js';
import { conditionsOf, holdsPhrase } from './conditions.js';
import type { ListProblems } from './filter.js';
import { after, lineOf, type ProblemPage, pageOfList, sortColumns, type Where } from './page-of-list.js';
import { type ProblemRow, problem } from './problem-row.js';
import { type Way, waysOf } from './way.js';

const columns = Object.keys(problem.columns)
  .map((column) => `p.${column}`)
  .join(', ');

/**
 * A page of problems, in an order that does not change while pages are turned; ties go by number. Throws
 * `InvalidQuery` for a sort or page size there is not, `InvalidCursor` for a cursor of another list.
 */
export function listProblems(ledger: Ledger, asked: ListProblems): ProblemPage {
  const { filter, sort, direction, pageSize, binding } = pageOfList(asked);
  const place =
    asked.cursor === undefined ? undefined : readCursor(ledger.cursorSecret, binding, asked.cursor);

  const phrase = filter.text === undefined ? null : phraseOf(filter.text);
  if (filter.text !== undefined && phrase === null)
    return { problems: [], next: null, ...(asked.total ? { total: 0 } : {}) };
  const conditions = conditionsOf(filter, asked.today);
  const scope = scopeOf(asked.grant);
  const { page: way, whole } = waysOf(ledger, conditions, phrase, scope, { sort, pageSize });
  const all = hits(way, phrase, scope);
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
    ...(asked.total ? { total: countOf(ledger, whole, hits(whole, phrase, scope)) } : {}),
  };
}

/** What holds of each problem of the list, on this way to them. */
function hits({ textIn, conditions }: Way, phrase: string | null, scope: Scope): Where {
  const text = phrase === null ? [] : [textIn ? holdsPhrase : 'problem_search MATCH ?'];
  return {
    sql: [...text, ...scope.sql, ...conditions.map(({ sql }) => sql)],
    values: [
      ...scope.values,
      ...(phrase === null ? [] : [phrase]),
      ...conditions.flatMap(({ values }) => values),
    ],
  };
}

const countOf = (ledger: Ledger, { from }: Way, { sql, values }: Where): number =>
  ledger.count(`SELECT count(*) AS n FROM ${from}${where(sql)}`, ...values);
