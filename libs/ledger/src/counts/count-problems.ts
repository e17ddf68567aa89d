import type { Grant } from '@xiaohao/access';
import { InvalidQuery, type Ledger } from '../asking/ledger.js';
import { scopeOf, where } from '../asking/scope.js';
import { type Condition, conditionsOf, holdsPhrase } from '../problem-list/conditions.js';
import type { ProblemFilter } from '../problem-list/filter.js';
import { phraseOf } from '../search/phrase.js';

/** By what problems may be counted. */
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
  /** One or two of the dimensions, not the same twice. */
  readonly by: readonly CountDimension[];
  readonly filter?: ProblemFilter;
  /** What the reader may see: nothing else is counted. */
  readonly grant: Grant;
}

export interface Count {
  /** One value a dimension, in the order asked; livelihood is `true` or `false`. */
  readonly values: readonly string[];
  readonly count: number;
}

const columnOf = (dimension: CountDimension): string =>
  dimension === 'livelihood' ? "iif(p.livelihood, 'true', 'false')" : `p.${dimension}`;

/** The dimensions in SQL, of `problem p`. @throws InvalidQuery unless they are one or two, not the same twice */
export function countedBy(by: readonly CountDimension[]): readonly string[] {
  const known = by.every((dimension) => countDimensions.includes(dimension));
  if (!known || by.length < 1 || by.length > 2 || new Set(by).size !== by.length)
    throw new InvalidQuery('by', `one or two of ${countDimensions.join(', ')}`);
  return by.map(columnOf);
}

/** How many problems have each value, or each pair of values, in the order of the values. */
export function countProblems(ledger: Ledger, { by, filter = {}, grant }: CountProblems): readonly Count[] {
  const [first = '', second = "''"] = countedBy(by);
  const phrase = filter.text === undefined ? undefined : phraseOf(filter.text);
  if (phrase === null) return [];
  const text: readonly Condition[] = phrase === undefined ? [] : [{ sql: holdsPhrase, values: [phrase] }];
  const conditions = [...text, ...conditionsOf(filter)];
  const scope = scopeOf(grant);
  return ledger
    .all<{ first: string; second: string; count: number }>(
      `SELECT ${first} AS first, ${second} AS second, count(*) AS count FROM problem p${where([...scope.sql, ...conditions.map(({ sql }) => sql)])} GROUP BY 1, 2 ORDER BY 1, 2`,
      ...scope.values,
      ...conditions.flatMap(({ values }) => values),
    )
    .map((row) => ({ values: by.length === 1 ? [row.first] : [row.first, row.second], count: row.count }));
}
