import { InvalidQuery } from '../asking/ledger.js';
import type { Bound } from '../asking/rows.js';
import { type ListProblems, type ProblemFilter, type ProblemSort, problemSorts } from './filter.js';
import type { ProblemRow } from './problem-row.js';

/** One line of the list. */
export type ProblemLine = Omit<ProblemRow, 'ordinal' | 'dueOrder' | 'overdueOrder' | 'identifiedMonth'>;

export interface ProblemPage {
  readonly problems: readonly ProblemLine[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
  readonly total?: number;
}

const largestPage = 200;
export const sortColumns = {
  number: 'ordinal',
  dueOn: 'dueOrder',
  identifiedAt: 'identifiedAt',
  lastEventAt: 'lastEventAt',
} as const;

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
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);

export function lineOf({
  ordinal: _o,
  dueOrder: _r,
  overdueOrder: _d,
  identifiedMonth: _m,
  ...line
}: ProblemRow): ProblemLine {
  return line;
}

export interface Where {
  readonly sql: readonly string[];
  readonly values: readonly Bound[];
}

/** After the row that sorts by `value`, `ordinal`; the first comparison is what the index can use. */
export function after(sort: ProblemSort, direction: string, place: readonly (string | number)[]): Where {
  const [value = '', ordinal = 0] = place;
  const beyond = direction === 'asc' ? '>' : '<';
  if (sort === 'number') return { sql: [`p.ordinal ${beyond} ?`], values: [value] };
  const column = `p.${sortColumns[sort]}`;
  return {
    sql: [`${column} ${beyond}= ?`, `(${column} ${beyond} ? OR p.ordinal ${beyond} ?)`],
    values: [value, value, ordinal],
  };
}

/** How a page was asked for, with what holds where nothing was said. */
export interface PageOfList {
  readonly filter: ProblemFilter;
  readonly sort: ProblemSort;
  readonly direction: 'asc' | 'desc';
  readonly pageSize: number;
  /** What a cursor of this list is bound to. */
  readonly binding: string;
}

/**
 * @param point of the past, where the list is one of it
 * @throws InvalidQuery for a sort or page size that there is not
 */
export function pageOfList(asked: ListProblems, point?: string): PageOfList {
  const { filter = {}, sort = 'number', direction = 'desc', pageSize = 50, reader = '' } = asked;
  if (!problemSorts.includes(sort)) throw new InvalidQuery('sort', `one of ${problemSorts.join(', ')}`);
  if (direction !== 'asc' && direction !== 'desc') throw new InvalidQuery('direction', 'asc or desc');
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > largestPage)
    throw new InvalidQuery('pageSize', `a whole number from 1 to ${largestPage}`);
  const binding = bindingOf(filter, sort, direction, reader);
  return {
    filter,
    sort,
    direction,
    pageSize,
    binding: point === undefined ? binding : `${point} ${binding}`,
  };
}
