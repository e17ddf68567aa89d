import { InvalidQuery, type Ledger } from '../asking/ledger.js';
import { conditionsOf } from '../problem-list/conditions.js';
import type { ProblemFilter } from '../problem-list/filter.js';

/** What problems can be counted by. */
export const countDimensions = [
  'campaign',
  'stage',
  'unit',
  'category',
  'source',
  'discovery',
  'handling',
  'difficulty',
  'severity',
  'livelihood',
  'ownerKind',
  'identifiedMonth',
] as const;
export type CountDimension = (typeof countDimensions)[number];

export interface CountProblems {
  /** One or two different dimensions. */
  readonly by: readonly CountDimension[];
  readonly filter?: Omit<ProblemFilter, 'text'>;
}

export interface ProblemCounts {
  readonly by: readonly CountDimension[];
  /** Largest first; values in the order of `by`. */
  readonly cells: readonly { readonly values: readonly (string | boolean)[]; readonly count: number }[];
  /** The sum of all cells. */
  readonly total: number;
}

/** Counts by one or two dimensions. Throws `InvalidQuery` for a dimension there is not, or one named twice. */
export function countProblems(ledger: Ledger, { by, filter = {} }: CountProblems): ProblemCounts {
  if (
    by.length < 1 ||
    by.length > 2 ||
    new Set(by).size < by.length ||
    by.some((name) => !countDimensions.includes(name))
  )
    throw new InvalidQuery('by', `one or two of ${countDimensions.join(', ')}`);
  const conditions = conditionsOf(filter);
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
  const columns = by.map((name) => `p.${name}`).join(', ');
  const rows = ledger.all<Record<string, string | number>>(
    `SELECT ${columns}, count(*) AS n FROM problem p${where} GROUP BY ${columns} ORDER BY n DESC, ${columns}`,
    ...conditions.flatMap(({ values }) => values),
  );
  const cells = rows.map((row) => ({
    values: by.map((name) => (name === 'livelihood' ? Number(row[name]) === 1 : String(row[name]))),
    count: Number(row['n']),
  }));
  return { by, cells, total: cells.reduce((sum, { count }) => sum + count, 0) };
}
